package dev.weir.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.demo.DemoStory.Expectation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latest revision of each host's alert, held against what the story must bring. */
final class DemoOutcome {

    private final Map<String, Expectation> expected = new LinkedHashMap<>();
    private final Map<String, Expectation> seen = new LinkedHashMap<>();
    private int documents;

    DemoOutcome(List<Expectation> expectations) {
        expectations.forEach(expectation -> expected.put(expectation.host(), expectation));
    }

    void add(JsonNode alert) {
        JsonNode weir = alert.path("weir");
        String host = weir.path("host_key").asText();
        documents++;
        seen.put(
                host,
                new Expectation(
                        host,
                        weir.path("stage").asText(),
                        weir.path("severity").asText(),
                        weir.path("suppressed").asBoolean()));
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

    /** One line a host: what came, and what should have come where that differs. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        expected.forEach(
                (host, wanted) -> {
                    Expectation came = seen.get(host);
                    String instead = came == null ? "no alert" : told(came);
                    String missed = wanted.equals(came) ? "" : ", EXPECTED " + told(wanted);
                    lines.add("%-10s %s%s".formatted(host, instead, missed));
                });
        seen.forEach(
                (host, came) -> {
                    if (!expected.containsKey(host)) {
                        lines.add("%-10s %s, NOT EXPECTED".formatted(host, told(came)));
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
