package dev.weir.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One incident of the report: sentence, facts, time-line, evidence, guide. */
final class IncidentSection {
    private IncidentSection() {}

    static Html of(ReportIncident incident) {
        JsonNode alert = incident.last();
        Html section =
                new Html()
                        .open(
                                "article",
                                "id",
                                "i-" + incident.id(),
                                "class",
                                "incident "
                                        + incident.severity()
                                        + (incident.suppressed() ? " suppressed" : ""));
        heading(section, incident);
        section.element("p", incident.reason(), "class", "reason");
        facts(section, alert);
        section.add(Timeline.of(incident));
        section.element("h4", "Evidence");
        section.add(EvidenceTable.of(incident));
        int more = alert.at("/weir/evidence_total").asInt() - incident.evidence().size();
        if (more > 0) {
            section.element(
                    "p", "and " + more + " more that were counted but not kept", "class", "small");
        }
        nearby(section, incident);
        guide(section, alert.at("/weir/guide"));
        return section.close();
    }

    private static void heading(Html section, ReportIncident incident) {
        JsonNode weir = incident.last().path("weir");
        section.open("header");
        section.element("span", incident.severity(), "class", "badge " + incident.severity());
        section.element("h3", incident.host());
        section.element(
                "span", ReportIncident.words(weir.path("stage").asText()), "class", "stage");
        if (incident.suppressed()) {
            section.element("span", "suppressed", "class", "flag");
        }
        for (JsonNode flag : weir.path("flags")) {
            section.element("span", ReportIncident.words(flag.asText()), "class", "flag");
        }
        section.element("span", path(incident), "class", "path");
        section.close();
    }

    /** How the score rose over the revisions. */
    private static String path(ReportIncident incident) {
        List<String> scores = new ArrayList<>();
        for (JsonNode revision : incident.revisions()) {
            String score = revision.at("/event/risk_score").asText();
            if (scores.isEmpty() || !scores.get(scores.size() - 1).equals(score)) {
                scores.add(score);
            }
        }
        return "risk "
                + String.join(" → ", scores)
                + " in "
                + ReportText.count(incident.revisions().size(), "revision");
    }

    private static void facts(Html section, JsonNode alert) {
        JsonNode context = alert.at("/weir/context");
        section.open("dl", "class", "facts");
        fact(section, "Host", alert.at("/host/name").asText());
        fact(section, "Address", ReportIncident.words(alert.at("/host/ip")));
        fact(section, "Account", ReportIncident.user(alert.path("user")));
        JsonNode process = alert.path("process");
        fact(
                section,
                "Program",
                process.path("command_line").asText(process.path("executable").asText()));
        fact(section, "Value", alert.at("/registry/path").asText());
        fact(section, "Data", ReportIncident.words(alert.at("/registry/data/strings")));
        fact(section, "Seen by", ReportIncident.words(alert.at("/weir/sources")).replace('_', ' '));
        fact(section, "Armed hosts in 24 h", context.path("armed_hosts_24h").asText());
        fact(section, "Earlier episodes here", context.path("earlier_episodes").asText());
        fact(section, "ATT&CK", techniques(alert.at("/threat/technique")));
        fact(section, "Alert id", alert.at("/event/id").asText());
        section.close();
    }

    private static String techniques(JsonNode technique) {
        String ids = ReportIncident.words(technique.path("id"));
        String subs = ReportIncident.words(technique.at("/subtechnique/id"));
        return subs.isEmpty() ? ids : ids + ", " + subs;
    }

    private static void fact(Html section, String name, String value) {
        if (!value.isEmpty()) {
            section.open("div").element("dt", name);
            section.element("dd", ReportText.clip(value, 300)).close();
        }
    }

    private static void nearby(Html section, ReportIncident incident) {
        List<JsonNode> tasks = incident.nearbyTasks();
        if (tasks.isEmpty()) {
            return;
        }
        section.open("details")
                .element(
                        "summary",
                        "Other tasks created within an hour of the arming: " + tasks.size());
        section.open("ul");
        for (JsonNode task : tasks) {
            section.open("li").text(incident.since(ReportIncident.time(task)) + "  ");
            section.element("code", task.at("/task/name").asText("a task without a name"));
            section.text(
                    " "
                            + ReportText.clip(task.at("/task/command").asText(), 200)
                            + " by "
                            + ReportIncident.user(task.path("user")));
            section.close();
        }
        section.close().close();
    }

    private static void guide(Html section, JsonNode guide) {
        section.open("details", "class", "guide").element("summary", "Guide");
        section.open("div", "class", "columns");
        steps(section, "Triage", "ol", guide.path("triage"));
        steps(section, "What else it may be", "ul", guide.path("false_positives"));
        steps(section, "Response", "ol", guide.path("response"));
        section.close().open("p", "class", "small");
        for (JsonNode reference : guide.path("references")) {
            String url = reference.asText();
            // Only the card's own links come here; anything but https would be a mistake in it.
            section.element("a", url, "href", url.startsWith("https://") ? url : "#").text(" ");
        }
        section.close().close();
    }

    private static void steps(Html section, String title, String tag, JsonNode steps) {
        section.open("div").element("h5", title).open(tag);
        steps.forEach(step -> section.element("li", step.asText()));
        section.close().close();
    }
}
