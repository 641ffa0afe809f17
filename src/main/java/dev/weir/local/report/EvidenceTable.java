package dev.weir.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All facts of an incident in order of time: arming, resets, evidence. */
final class EvidenceTable {
    /** Longer command lines are cut; the alert document has them whole. */
    private static final int LONGEST = 600;

    private record Row(Instant time, Html html) {}

    private EvidenceTable() {}

    static Html of(ReportIncident incident) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(incident, incident.arming()));
        incident.evidence().forEach(item -> rows.add(row(incident, item)));
        incident.resets().forEach(time -> rows.add(reset(incident, time)));
        rows.sort(Comparator.comparing(Row::time));
        Html table = new Html().open("div", "class", "scroll").open("table", "class", "evidence");
        table.open("thead").open("tr");
        for (String head : List.of("After", "Time (UTC)", "What", "Who", "How", "Seen by")) {
            table.element("th", head);
        }
        table.close().close().open("tbody");
        rows.forEach(row -> table.add(row.html()));
        return table.close().close().close();
    }

    private static Row row(ReportIncident incident, JsonNode item) {
        Instant time = ReportIncident.time(item);
        String hit = item.path("signal").asText();
        Html row = new Html().open("tr", "class", item.has("excepted_by") ? "covered" : "");
        row.element("td", incident.since(time), "class", "number");
        row.element("td", ReportText.time(time), "class", "number");
        row.open("td").element("span", ReportIncident.words(hit), "class", "chip " + hit);
        row.element("div", item.path("summary").asText());
        notes(row, item);
        row.close();
        row.open("td");
        row.element("div", ReportIncident.user(item.path("user")));
        line(row, prefixed("SID ", item.at("/user/id").asText()));
        row.close();
        row.open("td");
        how(row, item);
        row.close();
        row.open("td");
        row.element("div", ReportIncident.words(item.path("sources")).replace('_', ' '));
        line(row, prefixed("event ", item.path("event_id").asText()));
        line(row, item.path("position").asText());
        row.close();
        return new Row(time, row.close());
    }

    private static void notes(Html cell, JsonNode item) {
        for (JsonNode flag : item.path("flags")) {
            cell.element("span", ReportIncident.words(flag.asText()), "class", "flag");
        }
        if (item.path("count").asInt() > 1) {
            cell.element("span", item.path("count").asInt() + " copies", "class", "flag");
        }
        if (item.has("excepted_by")) {
            cell.element("span", "exception " + item.path("excepted_by").asText(), "class", "flag");
        }
    }

    private static void how(Html cell, JsonNode item) {
        JsonNode process = item.path("process");
        code(cell, "", process.path("command_line").asText());
        String image = process.path("executable").asText(process.path("name").asText());
        String pid = process.has("pid") ? " (pid " + process.path("pid").asText() + ")" : "";
        line(cell, image.isEmpty() ? "" : image + pid);
        String parent = process.at("/parent/executable").asText();
        line(
                cell,
                prefixed("from ", parent.isEmpty() ? process.at("/parent/name").asText() : parent));
        JsonNode task = item.path("task");
        code(cell, "task ", task.path("name").asText());
        code(cell, "runs ", task.path("command").asText());
        line(cell, prefixed("as ", task.path("principal").asText()));
        JsonNode registry = item.path("registry");
        code(cell, "", registry.path("path").asText());
        line(cell, prefixed("data ", ReportIncident.words(registry.at("/data/strings"))));
        line(cell, prefixed("before ", registry.path("previous_data").asText()));
    }

    private static Row reset(ReportIncident incident, Instant time) {
        Html row = new Html().open("tr");
        row.element("td", incident.since(time), "class", "number");
        row.element("td", ReportText.time(time), "class", "number");
        row.open("td", "colspan", "4").element("span", "switched off", "class", "chip reset");
        return new Row(time, row.close().close());
    }

    private static void line(Html cell, String text) {
        if (!text.isEmpty()) {
            cell.element("div", ReportText.clip(text, LONGEST), "class", "small");
        }
    }

    private static void code(Html cell, String prefix, String text) {
        if (!text.isEmpty()) {
            cell.open("div").text(prefix);
            cell.element("code", ReportText.clip(text, LONGEST)).close();
        }
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }
}
