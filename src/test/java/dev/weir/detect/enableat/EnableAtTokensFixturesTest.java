package dev.weir.detect.enableat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Ascii;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.filter.TokenFilter;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ties the tokens to the mappers: no record that gives a hit may be dropped unread. */
class EnableAtTokensFixturesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final Instant INGESTED = Instant.parse("2026-01-01T12:00:00Z");

    private final EventReader reader = new EventReader();
    private final EnableAtDetector classifier = new EnableAtDetector(Duration.ofMinutes(10));
    private final TokenFilter filter = new TokenFilter(EnableAtTokens.ANY_OF);

    @Test
    void every_fixture_that_gives_a_hit_contains_a_token() throws IOException {
        List<Path> giving = fixtures().filter(this::givesHit).toList();
        assertThat(giving).isNotEmpty();
        assertThat(giving).allMatch(fixture -> containsToken(read(fixture)));
    }

    @Test
    void every_fixture_that_gives_a_hit_passes_the_filter() throws IOException {
        assertThat(fixtures().filter(this::givesHit)).allMatch(fixture -> passes(read(fixture)));
    }

    private static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".expected.json"))
                    .toList()
                    .stream();
        }
    }

    private boolean givesHit(Path fixture) {
        List<LocatedEvent> seen = new ArrayList<>();
        byte[] bytes = read(fixture).getBytes(StandardCharsets.UTF_8);
        reader.read(
                new RawRecord(bytes, "events", 0, 7, INGESTED.toEpochMilli()),
                seen::add,
                reject -> {});
        return seen.stream()
                .map(one -> classifier.classify(one.event(), INGESTED, one.position(), "acme"))
                .anyMatch(verdict -> verdict.hit() != null);
    }

    private boolean passes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return filter.mayMatter(bytes, 0, bytes.length);
    }

    private static boolean containsToken(String text) {
        String decoded = text.replaceAll("\\\\+(?=[^\"])", "\\\\");
        return EnableAtTokens.ANY_OF.stream().anyMatch(token -> Ascii.contains(decoded, token));
    }

    private static String read(Path fixture) {
        try {
            return Files.readString(fixture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
