package dev.weir.detect.enableat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.event.EventType;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.filter.TokenFilter;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.source.EventMappers;
import dev.weir.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fixtures of all sources, from their bytes to their hits. */
class FixtureHitsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    private static final Path EXPECTED = Path.of("src/test/resources/fixtures.hits.txt");

    private final EventReader reader = new EventReader();
    private final EnableAtDetector classifier = new EnableAtDetector(Duration.ofMinutes(10));
    private final TokenFilter filter = new TokenFilter(EnableAtTokens.ANY_OF);

    /** {@code -Dweir.golden=write} writes the expectations anew. */
    @Test
    void every_fixture_gives_the_expected_hits() throws IOException {
        StringBuilder hits = new StringBuilder();
        for (Path fixture : fixtures()) {
            hits.append(FIXTURES.relativize(fixture).toString().replace(".json", ""))
                    .append(' ')
                    .append(kinds(fixture))
                    .append('\n');
        }
        Golden.assertText(EXPECTED, hits.toString());
    }

    @Test
    void every_shape_can_arm_except_the_one_without_data() throws IOException {
        assertThat(shapesThatGive(HitKind.ARMED)).isEqualTo(shapesWithout("carbon_black"));
    }

    @Test
    void every_shape_can_show_at_used() throws IOException {
        Set<String> used = shapesThatGive(HitKind.AT_RUN);
        used.addAll(shapesThatGive(HitKind.AT_JOB));

        assertThat(used).isEqualTo(shapesWithout(""));
    }

    /** The byte filter must let pass what gives a hit, pretty-printed or not. */
    @Test
    void no_fixture_withAHit_is_dropped_by_the_byte_filter() throws IOException {
        List<String> lost = new ArrayList<>();
        for (Path fixture : fixtures()) {
            byte[] bytes = Files.readAllBytes(fixture);
            if (kinds(fixture).isEmpty()) {
                continue;
            }
            byte[] compact =
                    new ObjectMapper().readTree(bytes).toString().getBytes(StandardCharsets.UTF_8);
            if (!filter.mayMatter(bytes, 0, bytes.length)
                    || !filter.mayMatter(compact, 0, compact.length)) {
                lost.add(FIXTURES.relativize(fixture).toString());
            }
        }

        assertThat(lost).isEmpty();
    }

    private Set<String> shapesThatGive(HitKind kind) throws IOException {
        Set<String> shapes = new TreeSet<>();
        for (Path fixture : fixtures()) {
            if (kinds(fixture).contains(kind)) {
                shapes.add(fixture.getParent().getFileName().toString());
            }
        }
        return shapes;
    }

    private static Set<String> shapesWithout(String name) {
        Set<String> shapes = new TreeSet<>();
        EventMappers.ALL.forEach(mapper -> shapes.add(mapper.name()));
        shapes.remove(name);
        return shapes;
    }

    private List<HitKind> kinds(Path fixture) throws IOException {
        RawRecord raw = new RawRecord(Files.readAllBytes(fixture), "t", 0, 1, 0);
        List<HitKind> kinds = new ArrayList<>();
        reader.read(
                raw,
                seen -> {
                    if (seen.event().type() != EventType.OTHER) {
                        Hit hit =
                                classifier
                                        .classify(seen.event(), Instant.EPOCH, "t-0@1", "default")
                                        .hit();
                        if (hit != null) {
                            kinds.add(hit.kind());
                        }
                    }
                },
                letter -> {});
        return kinds;
    }

    private static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList();
        }
    }
}
