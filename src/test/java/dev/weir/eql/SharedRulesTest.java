package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.weir.testing.EqlCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published rules can be read, and random queries give the agreed answers. */
class SharedRulesTest {

    @Test
    void every_published_rule_can_be_read() throws IOException {
        TomlMapper toml = new TomlMapper();
        List<String> refused = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(EqlCases.folder().resolve("elastic"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".toml")).sorted().toList()) {
                JsonNode rule = toml.readTree(file.toFile()).path("rule");
                if (rule.path("type").asText().equals("eql")) {
                    read++;
                    try {
                        compile(Query.parse(rule.path("query").asText()));
                    } catch (EqlException e) {
                        refused.add(file.getFileName() + ":" + e.getMessage());
                    }
                }
            }
        }

        assertThat(refused).isEmpty();
        assertThat(read).isEqualTo(485);
    }

    @Test
    void random_queries_give_the_agreed_answers() throws IOException {
        List<String> wrong = new ArrayList<>();
        int events = 0;
        int sequences = 0;
        for (JsonNode one : EqlCases.all()) {
            String text = one.path("query").asText();
            Query query = Query.parse(text);
            compile(query);
            if (query instanceof Query.Event event) {
                events++;
                List<Integer> found = matches(event, one.path("events"));
                List<Integer> expected = new ArrayList<>();
                one.path("expected").forEach(index -> expected.add(index.asInt()));
                if (!found.equals(expected)) {
                    wrong.add(one.path("id").asText() + " " + text + ": " + found + expected);
                }
            } else {
                sequences++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(events).isEqualTo(700);
        assertThat(sequences).isEqualTo(500);
    }

    private static void compile(Query query) {
        if (query instanceof Query.Event event) {
            Condition.of(event);
        } else if (query instanceof Query.Sequence sequence) {
            sequence.stages().forEach(stage -> Condition.of(stage.event()));
        }
    }

    private static List<Integer> matches(Query.Event query, JsonNode events) {
        Condition condition = Condition.of(query);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (condition.test(EqlCases.fields(events.get(i)))) {
                found.add(i);
            }
        }
        return found;
    }
}
