package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.eql.reference.NaiveEql;
import dev.weir.eql.reference.RandomEql;
import dev.weir.event.FieldValues;
import dev.weir.testing.EqlCases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compiled conditions say what an evaluator says that was written apart from them. */
class NaiveEqlTest {
    private static final long SEED = Long.getLong("weir.seed", 20261127);
    private static final int QUERIES = 12_500;
    private static final int EVENTS = 8;

    @Test
    void compiled_conditions_say_what_the_other_evaluator_says() {
        int held = 0;
        int refused = 0;
        for (int i = 0; i < QUERIES; i++) {
            RandomEql random = new RandomEql(SEED + i, false);
            String text = random.query();
            NaiveEql naive = NaiveEql.parse(text);
            Condition compiled;
            try {
                compiled = Condition.of((Query.Event) Query.parse(text));
            } catch (EqlException e) {
                assertThat(e).as(text).hasMessageContaining("needs too large an automaton");
                refused++;
                continue;
            }
            for (int j = 0; j < EVENTS; j++) {
                Map<String, List<Object>> event = random.event();
                boolean expected = naive.matches(event);
                assertThat(compiled.test(fields(event)))
                        .as("seed %d: %s on %s", SEED + i, text, event)
                        .isEqualTo(expected);
                held += expected ? 1 : 0;
            }
        }

        assertThat(refused).isLessThan(QUERIES / 100);
        assertThat(held).isBetween(20_000, 80_000);
    }

    @Test
    void the_other_evaluator_gives_the_agreed_answers() throws IOException {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (JsonNode one : EqlCases.all()) {
            if (one.path("kind").asText().equals("event")) {
                cases++;
                NaiveEql naive = NaiveEql.parse(one.path("query").asText());
                List<Integer> found = new ArrayList<>();
                for (int i = 0; i < one.path("events").size(); i++) {
                    if (naive.matches(event(one.path("events").get(i)))) {
                        found.add(i);
                    }
                }
                List<Integer> expected = new ArrayList<>();
                one.path("expected").forEach(index -> expected.add(index.asInt()));
                if (!found.equals(expected)) {
                    wrong.add(one.path("id").asText() + ": " + found + expected);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(cases).isEqualTo(700);
    }

    private static FieldValues fields(Map<String, List<Object>> event) {
        return field -> event.getOrDefault(field.name(), List.of());
    }

    private static Map<String, List<Object>> event(JsonNode json) {
        Map<String, List<Object>> event = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            List<Object> values = new ArrayList<>();
            JsonNode node = field.getValue();
            for (JsonNode value : node.isArray() ? node : List.of(node)) {
                if (value.isIntegralNumber()) {
                    values.add(value.longValue());
                } else if (value.isNumber()) {
                    values.add(value.doubleValue());
                } else if (value.isBoolean()) {
                    values.add(value.booleanValue());
                } else if (value.isTextual()) {
                    values.add(value.textValue());
                }
            }
            event.put(field.getKey(), values);
        }
        return event;
    }
}
