package dev.weir.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.demo.DemoStory.Expectation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The latest revision of each host's alert, and of each rule's on it, held against what the story
 * must bring.
 */
final class DemoOutcome {

    private final Map<String, Expectation> expected = new LinkedHashMap<>();
    private final Map<String, Expectation> seen = new LinkedHashMap<>();
    private int documents;

    /**
     * @param expectations of the built-in detection
     * @param rules of rules, with the rule's name for a stage
     */
    DemoOutcome(List<Expectation> expectations, List<Expectation> rules) {
        expectations.forEach(expectation -> expected.put(expectation.host(), expectation));
        rules.forEach(rule -> expected.put(key(rule.host(), rule.stage()), rule));
    }

    void add(JsonNode alert) {
        JsonNode weir = alert.path("weir");
        String host = weir.path("host_key").asText();
        boolean builtIn = weir.has("stage");
        String what = builtIn ? weir.path("stage").asText() : alert.at("/rule/name").asText();
        documents++;
        seen.put(
                builtIn ? host : key(host, what),
                new Expectation(
                        host,
                        what,
                        weir.path("severity").asText(),
                        weir.path("suppressed").asBoolean()));
    }

    private static String key(String host, String rule) {
        return host + " " + rule;
    }

    boolean isAsExpected() {
        return seen.equals(expected);
    }

    /** Alert documents, every revision counted. */
    int documents() {
        return documents;
    }

    int alerts() {
        return seen.size();
    }

    String summary(long events, int deadLetters) {
        return String.format(
                Locale.ROOT,
                "The story is over: %,d events, alerts: %d (in %d documents), dead letters: %d",
                events,
                alerts(),
                documents,
                deadLetters);
    }

    /** One line an alert: what came, and what should have come where that differs. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        expected.forEach(
                (key, wanted) -> {
                    Expectation came = seen.get(key);
                    String instead = came == null ? "no alert" : told(came);
                    String missed = wanted.equals(came) ? "" : ", EXPECTED " + told(wanted);
                    lines.add("%-10s %s%s".formatted(wanted.host(), instead, missed));
                });
        seen.forEach(
                (key, came) -> {
                    if (!expected.containsKey(key)) {
                        lines.add("%-10s %s, NOT EXPECTED".formatted(came.host(), told(came)));
                    }
                });
        return lines;
    }

    private static String told(Expectation alert) {
        return "%-13s %s%s"
                .formatted(
                        alert.stage(),
                        alert.severity(),
                        alert.suppressed() ? ", suppressed by an exception" : "");
    }
}
