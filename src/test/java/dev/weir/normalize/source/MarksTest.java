package dev.weir.normalize.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final int SUBSETS = 300;

    @Test
    void whatever_is_left_of_a_document_that_a_mapper_recognises_has_a_mark() throws IOException {
        Random random = new Random(7);
        Set<String> recognising = new TreeSet<>();
        for (JsonNode document : fixtures()) {
            for (int i = 0; i < SUBSETS; i++) {
                JsonNode part = some(document, i == 0 ? 1 : random.nextDouble(), random);
                EventMappers.ALL.stream()
                        .filter(mapper -> mapper.recognises(part))
                        .forEach(
                                mapper -> {
                                    recognising.add(mapper.name());
                                    assertThat(Marks.in(part)).as("%s", part).isTrue();
                                });
            }
        }
        assertThat(recognising)
                .isEqualTo(
                        EventMappers.ALL.stream()
                                .map(mapper -> mapper.name())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void what_lies_in_an_event_has_none() throws IOException {
        JsonNode event =
                new ObjectMapper()
                        .readTree("{\"code\":\"13\",\"kind\":\"event\",\"provider\":\"Sysmon\"}");
        assertThat(Marks.in(event)).isFalse();
        assertThat(Marks.in(event.get("code"))).isTrue();
    }

    private static List<JsonNode> fixtures() throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                JsonNode document = new ObjectMapper().readTree(Files.readAllBytes(file));
                (document.isArray() ? document : List.of(document)).forEach(documents::add);
            }
        }
        return documents;
    }

    /** The members, and theirs, each kept with this probability. */
    private static JsonNode some(JsonNode document, double kept, Random random) {
        if (!document.isObject()) {
            return document;
        }
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (random.nextDouble() < kept) {
                part.set(member.getKey(), some(member.getValue(), kept, random));
            }
        }
        return part;
    }
}
