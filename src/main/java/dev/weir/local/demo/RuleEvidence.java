package dev.weir.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Truncation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An event that met a rule, as a line of text: when, who saw it, and what the rule tested. */
final class RuleEvidence {
    /** Nearly every rule tests these, and they tell a person nothing. */
    private static final Set<String> PLAIN =
            Set.of("event.category", "event.type", "host.os.type", "host.name", "host.id");

    private static final int LONGEST = 100;

    private RuleEvidence() {}

    static String line(String indent, JsonNode evidence, String time) {
        List<String> tested = new ArrayList<>();
        evidence.path("fields")
                .properties()
                .forEach(
                        field -> {
                            if (!PLAIN.contains(field.getKey())) {
                                tested.add(field.getKey() + "=" + values(field.getValue()));
                            }
                        });
        return "%s%-12s  %s  [%s] %s"
                .formatted(
                        indent,
                        "event",
                        time,
                        evidence.path("source").asText(),
                        Truncation.text(String.join(", ", tested), LONGEST));
    }

    private static String values(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return String.join(" ", texts);
    }
}
