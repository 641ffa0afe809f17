package dev.weir.normalize.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
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

class ShapesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final int SUBSETS = 300;

    private final Shapes shapes = new Shapes(EventMappers.ALL);

    @Test
    void whatever_is_left_of_a_document_has_the_mapper_that_recognises_it_first()
            throws IOException {
        Random random = new Random(7);
        Set<String> recognising = new TreeSet<>();
        for (JsonNode document : fixtures()) {
            for (int i = 0; i < SUBSETS; i++) {
                JsonNode part = some(document, i == 0 ? 1 : random.nextDouble(), random);
                EventMapper first =
                        EventMappers.ALL.stream()
                                .filter(mapper -> mapper.recognises(part))
                                .findFirst()
                                .orElse(null);
                assertThat(shapes.of(part)).as("%s", part).isSameAs(first);
                EventMappers.ALL.stream()
                        .filter(mapper -> mapper.recognises(part))
                        .forEach(
                                mapper -> {
                                    recognising.add(mapper.name());
                                    assertThat(new Shapes(List.of(mapper)).of(part))
                                            .as("%s", part)
                                            .isSameAs(mapper);
                                });
            }
        }
        assertThat(recognising)
                .isEqualTo(
                        EventMappers.ALL.stream()
                                .map(EventMapper::name)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void a_mapper_is_not_asked_about_an_object_without_its_marks() throws IOException {
        Shapes only = new Shapes(List.of(new Greedy()));

        assertThat(only.of(json("{\"code\":\"13\",\"kind\":\"event\"}"))).isNull();
        assertThat(only.of(json("{\"mark.of\":1}"))).isNotNull();
        assertThat(only.of(json("\"text\""))).isNull();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    /** Recognises all that it is asked about. */
    private static final class Greedy implements EventMapper {
        @Override
        public String name() {
            return "greedy";
        }

        @Override
        public Set<String> marks() {
            return Set.of("mark");
        }

        @Override
        public boolean recognises(JsonNode document) {
            return true;
        }

        @Override
        public MappedEvent map(JsonNode document) {
            throw new UnsupportedOperationException();
        }
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
