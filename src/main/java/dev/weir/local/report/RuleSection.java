package dev.weir.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** The alerts of rules as a table: of each alert its last revision, the worst first. */
final class RuleSection {
    private static final int MOST = 500;

    private RuleSection() {}

    /**
     * @param alerts ECS documents of rules' alerts, in order of emission
     */
    static void add(Html body, Collection<JsonNode> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        Map<String, JsonNode> last = new LinkedHashMap<>();
        alerts.forEach(alert -> last.put(alert.at("/event/id").asText(), alert));
        List<JsonNode> worst =
                last.values().stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (JsonNode alert) ->
                                                        -alert.at("/event/severity").asInt())
                                        .thenComparing(a -> a.path("@timestamp").asText()))
                        .toList();
        body.open("section");
        body.element("h2", String.format(Locale.ROOT, "rules · %,d", worst.size()));
        body.open("table", "class", "overview").open("thead").open("tr");
        for (String head : List.of("Severity", "Time (UTC)", "Host", "What matched", "Evidence")) {
            body.element("th", head);
        }
        body.close().close().open("tbody");
        worst.stream().limit(MOST).forEach(alert -> row(body, alert));
        body.close().close();
        if (worst.size() > MOST) {
            body.element(
                    "p",
                    String.format(
                            Locale.ROOT,
                            "The worst %,d of %,d alerts are shown.",
                            MOST,
                            worst.size()));
        }
        body.close();
    }

    private static void row(Html body, JsonNode alert) {
        String severity = alert.at("/weir/severity").asText();
        boolean open = alert.at("/weir/state").asText().equals("open");
        boolean quiet = alert.at("/weir/suppressed").asBoolean() || !open;
        body.open("tr", "class", quiet ? "suppressed" : "", "id", id(alert));
        body.open("td").element("span", severity, "class", "badge " + badge(severity)).close();
        body.element("td", alert.path("@timestamp").asText(), "class", "number");
        body.element("td", alert.at("/weir/host_key").asText());
        boolean block = alert.at("/weir/building_block").asBoolean();
        String marks = (block ? " (building block)" : "") + (open ? "" : " (superseded)");
        body.element("td", alert.at("/event/reason").asText() + marks);
        body.open("td");
        for (JsonNode item : alert.at("/weir/evidence")) {
            body.element("div", evidence(item));
        }
        body.close().close();
    }

    private static String id(JsonNode alert) {
        return "r-" + alert.at("/event/id").asText().replaceAll("[^0-9a-f]", "");
    }

    /** A class of the page's own style, whatever the document says. */
    private static String badge(String severity) {
        return List.of("critical", "high", "medium").contains(severity) ? severity : "low";
    }

    private static String evidence(JsonNode item) {
        StringJoiner fields = new StringJoiner(", ");
        for (Map.Entry<String, JsonNode> field : item.path("fields").properties()) {
            StringJoiner values = new StringJoiner(" ");
            field.getValue().forEach(value -> values.add(value.asText()));
            fields.add(field.getKey() + ": " + values);
        }
        return item.path("position").asText() + "  " + fields;
    }
}
