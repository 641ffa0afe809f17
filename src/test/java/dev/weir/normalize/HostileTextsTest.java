package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.event.EventType;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.source.EventMappers;
import dev.weir.normalize.source.shared.EventMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever chooses a name or a command line chooses it long, and made to be costly. */
class HostileTextsTest {
    private static final int LARGE = 500_000;

    /** Work that grows with the square of a text takes minutes. */
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private static final List<String> TEXTS =
            List.of(
                    "\\".repeat(LARGE) + "x\\y",
                    "[" + " ".repeat(LARGE) + "x",
                    "schtasks /create \"" + "\\\"".repeat(LARGE / 2),
                    "at.exe job call create ".repeat(LARGE / 23),
                    "<Task version=\"<UserId>".repeat(LARGE / 23));

    private final EventReader reader = new EventReader();
    private final EnableAtDetector detector = new EnableAtDetector(Duration.ofMinutes(10));
    private final ObjectMapper json = new ObjectMapper();

    static Stream<String> mappers() {
        return EventMappers.ALL.stream().map(EventMapper::name);
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void a_hostile_text_in_any_field_is_read_and_judged(String mapper) throws IOException {
        Path fixture;
        try (Stream<Path> files =
                Files.list(Path.of("src/test/resources/fixtures").resolve(mapper))) {
            fixture =
                    files.filter(file -> !file.toString().endsWith(".expected.json"))
                            .min(Path::compareTo)
                            .orElseThrow();
        }
        byte[] plain = Files.readAllBytes(fixture);
        int leaves = leaves(json.readTree(plain)).size();
        assertTimeoutPreemptively(
                GENEROUS,
                () -> {
                    for (int leaf = 0; leaf < leaves; leaf++) {
                        read(plain, leaf, TEXTS.get(leaf % TEXTS.size()));
                    }
                });
    }

    private void read(byte[] plain, int leaf, String text) throws IOException {
        JsonNode document = json.readTree(plain);
        leaves(document).get(leaf).run(TextNode.valueOf(text));
        byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
        reader.read(
                new RawRecord(bytes, "t", 0, 1, 1),
                seen -> {
                    if (seen.event().type() != EventType.OTHER) {
                        detector.classify(seen.event(), Instant.EPOCH, seen.position(), "default");
                    }
                },
                letter -> assertThat(letter.reason()).isNotEqualTo(Reason.INTERNAL_ERROR));
    }

    private interface Replacement {
        void run(JsonNode by);
    }

    /** For each text of the document what puts another in its place. */
    private static List<Replacement> leaves(JsonNode document) {
        List<Replacement> leaves = new ArrayList<>();
        collect((ContainerNode<?>) document, leaves);
        return leaves;
    }

    private static void collect(ContainerNode<?> node, List<Replacement> leaves) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(
                            entry -> {
                                if (entry.getValue() instanceof ContainerNode<?> inner) {
                                    collect(inner, leaves);
                                } else if (entry.getValue().isTextual()) {
                                    leaves.add(entry::setValue);
                                }
                            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                if (array.get(i) instanceof ContainerNode<?> inner) {
                    collect(inner, leaves);
                } else if (array.get(i).isTextual()) {
                    leaves.add(by -> array.set(place, by));
                }
            }
        }
    }
}
