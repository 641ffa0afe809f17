package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawRecord;
import dev.weir.normalize.source.EventMappers;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fixture gives what its {@code .expected.json} says. {@code -Dweir.golden=write} writes the
 * expectations anew; read the difference before you commit it.
 */
class GoldenTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final String EXPECTED = ".expected.json";

    private final EventReader reader = new EventReader();

    @TestFactory
    Stream<DynamicTest> fixture_givesTheExpectedEvent() throws IOException {
        return fixtures().stream()
                .map(
                        fixture ->
                                DynamicTest.dynamicTest(
                                        FIXTURES.relativize(fixture).toString(),
                                        () -> compare(fixture)));
    }

    @Test
    void every_mapper_has_fixtures() throws IOException {
        List<String> folders;
        try (Stream<Path> files = Files.list(FIXTURES)) {
            folders = files.map(folder -> folder.getFileName().toString()).toList();
        }
        assertThat(folders)
                .containsExactlyInAnyOrderElementsOf(
                        EventMappers.ALL.stream().map(EventMapper::name).toList());
    }

    private void compare(Path fixture) throws IOException {
        RawRecord raw =
                new RawRecord(Files.readAllBytes(fixture), "fixtures", 0, 1, 1_772_442_000_000L);
        String rendered = Rendering.of(reader, raw);
        Path expected =
                fixture.resolveSibling(fixture.getFileName().toString().replace(".json", EXPECTED));
        Golden.assertText(expected, rendered);
    }

    private static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(EXPECTED))
                    .sorted()
                    .toList();
        }
    }
}
