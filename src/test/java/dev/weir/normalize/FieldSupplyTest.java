package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import dev.weir.ingest.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index skips fields that events of a kind cannot have: no event has one of them. */
class FieldSupplyTest {
    private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures");

    private final List<String> wrong = new ArrayList<>();
    private int skipped;

    @Test
    void no_fixture_has_a_field_that_its_kind_does_not_allow() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                new EventReader()
                        .readAll(
                                new RawRecord(Files.readAllBytes(file), "t", 0, 0, 0),
                                seen -> check(file, seen),
                                letter -> {});
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(skipped).isGreaterThan(10_000);
    }

    private void check(Path file, LocatedEvent seen) {
        FieldSupply supply = seen.fields().supply();
        if (supply == null) {
            return;
        }
        for (EcsField field : EcsField.all()) {
            if (!supply.allows(field) && !field.name().equals("@timestamp")) {
                skipped++;
                if (!seen.fields().values(field).isEmpty()) {
                    wrong.add(file + " " + field.name());
                }
            }
        }
    }
}
