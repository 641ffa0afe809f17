package dev.weir.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Truncation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * An alert document (ECS) as a block of text for a person at a terminal.
 *
 * @param colour whether the terminal takes ANSI colours
 * @param zone of the times shown
 */
record AlertText(boolean colour, ZoneId zone) {

    private static final String INDENT = "  ";

    String of(JsonNode alert) {
        JsonNode weir = alert.path("weir");
        List<String> lines = new ArrayList<>();
        lines.add(heading(alert, weir));
        lines.add(INDENT + alert.at("/event/reason").asText());
        boolean builtIn = weir.has("arming");
        if (builtIn) {
            lines.add(fact(weir.path("arming"), "armed"));
        }
        for (JsonNode evidence : weir.path("evidence")) {
            lines.add(
                    builtIn
                            ? fact(evidence, evidence.path("signal").asText())
                            : RuleEvidence.line(INDENT, evidence, time(evidence.path("time"))));
        }
        if (!weir.path("flags").isEmpty()) {
            lines.add(INDENT + "flags         " + joined(weir.path("flags")));
        }
        lines.add(INDENT + "ATT&CK        " + techniques(alert.at("/threat/technique")));
        lines.add(INDENT + "alert id      " + alert.at("/event/id").asText());
        return String.join(System.lineSeparator(), lines);
    }

    private String heading(JsonNode alert, JsonNode weir) {
        String severity = weir.path("severity").asText();
        String words = severity.toUpperCase(Locale.ROOT) + " " + alert.at("/event/severity");
        return "%s  %s  %s  %s%s"
                .formatted(
                        time(alert.path("@timestamp")),
                        coloured(severity, "%-11s".formatted(words)),
                        alert.at("/host/name").asText(),
                        weir.has("stage")
                                ? weir.path("stage").asText()
                                : "rule: " + alert.at("/rule/name").asText(),
                        weir.path("suppressed").asBoolean() ? ", suppressed" : "");
    }

    /** One line of what happened, who saw it, and by whom. */
    private String fact(JsonNode fact, String kind) {
        String line =
                "%s%-12s  %s  %s [%s]"
                        .formatted(
                                INDENT,
                                kind,
                                time(fact.path("time")),
                                fact.path("summary").asText(),
                                joined(fact.path("sources")));
        String user = user(fact.path("user"));
        String command = command(fact);
        String excepted = fact.path("excepted_by").asText("");
        return line
                + (user.isEmpty() ? "" : ", by " + user)
                + (command.isEmpty() ? "" : ": " + command)
                + (excepted.isEmpty() ? "" : " (excepted by " + excepted + ")");
    }

    private static String command(JsonNode fact) {
        for (String path : List.of("/task/command", "/process/command_line", "/process/name")) {
            String text = fact.at(path).asText("");
            if (!text.isEmpty()) {
                return Truncation.text(text, 100);
            }
        }
        return "";
    }

    private static String user(JsonNode user) {
        String domain = user.path("domain").asText("");
        return (domain.isEmpty() ? "" : domain + "\\") + user.path("name").asText("");
    }

    private static String techniques(JsonNode technique) {
        JsonNode finer = technique.at("/subtechnique/id");
        List<String> names = new ArrayList<>(texts(finer));
        for (String broad : texts(technique.path("id"))) {
            if (names.stream().noneMatch(name -> name.startsWith(broad))) {
                names.add(broad);
            }
        }
        return String.join(", ", names);
    }

    private String time(JsonNode time) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                .withZone(zone)
                .format(Instant.parse(time.asText()));
    }

    private String coloured(String severity, String text) {
        int code =
                switch (severity) {
                    case "critical" -> 41;
                    case "high" -> 31;
                    case "medium" -> 33;
                    default -> 36;
                };
        return colour ? "\u001b[1;" + code + "m" + text + "\u001b[0m" : text;
    }

    private static String joined(JsonNode list) {
        return String.join(", ", texts(list));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
