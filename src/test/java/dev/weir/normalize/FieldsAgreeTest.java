package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.eql.FieldText;
import dev.weir.event.EcsField;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryPath;
import dev.weir.ingest.RawRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the built-in detection reads of an event and what rules read of it are one and the same. */
class FieldsAgreeTest {

    private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures");

    private final List<String> different = new ArrayList<>();
    private int compared;

    @Test
    void typed_event_and_fields_of_every_fixture_agree() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.toString().endsWith(".expected.json")) {
                    new EventReader()
                            .read(
                                    new RawRecord(Files.readAllBytes(file), "t", 0, 0, 0),
                                    seen -> compare(FIXTURES.relativize(file).toString(), seen),
                                    letter -> {});
                }
            }
        }

        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(700);
    }

    private void compare(String fixture, LocatedEvent seen) {
        EndpointEvent event = seen.event();
        if (event.type() == EventType.OTHER || isEcs(seen)) {
            return;
        }
        same(fixture, seen, "host.name", event.host().name());
        same(fixture, seen, "file.path", event.file());
        ProcessInfo process = event.process();
        if (process != null) {
            same(fixture, seen, "process.executable", process.executable());
            same(fixture, seen, "process.command_line", process.commandLine());
            same(fixture, seen, "process.entity_id", process.entityId());
            if (event.task() == null) {
                // Of a task it is who made it over RPC, which Elastic's integration leaves out.
                same(fixture, seen, "process.pid", text(process.pid()));
            }
            same(fixture, seen, "process.pe.original_file_name", process.originalFileName());
        }
        if (event.registry() != null) {
            same(fixture, seen, "registry.path", RegistryPath.of(event.registry().path()).text());
        }
        if (event.user() != null) {
            same(fixture, seen, "user.name", event.user().name());
        }
    }

    /** Such a document is taken as it is, and the typed event makes more of it. */
    private static boolean isEcs(LocatedEvent seen) {
        return seen.mapper().endsWith("ecs")
                || seen.mapper().equals("elastic_defend")
                || seen.fields().values(EcsField.of("ecs.version")).size() > 0
                || seen.mapper().equals("winlogbeat")
                        && seen.fields().values(EcsField.of("host.os.type")).isEmpty();
    }

    private void same(String fixture, LocatedEvent seen, String field, @Nullable String typed) {
        if (typed == null) {
            return;
        }
        compared++;
        List<String> values =
                seen.fields().values(EcsField.of(field)).stream()
                        .map(value -> FieldText.of((Object) value))
                        .toList();
        boolean path = field.equals("registry.path");
        if (values.stream()
                .map(v -> path ? RegistryPath.of(v).text() : v)
                .noneMatch(typed::equals)) {
            different.add(fixture + " " + field + ": " + typed + ", " + values);
        }
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }
}
