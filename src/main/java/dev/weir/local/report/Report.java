package dev.weir.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Alerts as one page that needs nothing else: no network, and by its content security policy no
 * script or style but its own.
 */
public final class Report {
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");

    /** More would make a page that no browser likes; the worst are shown. */
    private static final int MOST_INCIDENTS = 500;

    private Report() {}

    /**
     * Writes the page.
     *
     * @param file is replaced when it exists
     * @param alerts ECS documents of the built-in detection, every revision in order of emission
     * @param ruleAlerts those of rules
     * @param summary what was read and made of it, as counts by name under a title each
     */
    public static void write(
            Path file,
            Collection<JsonNode> alerts,
            Collection<JsonNode> ruleAlerts,
            Map<String, Map<String, Long>> summary)
            throws IOException {
        Files.writeString(file, page(ReportIncident.of(alerts), ruleAlerts, summary));
    }

    private static String page(
            List<ReportIncident> incidents,
            Collection<JsonNode> ruleAlerts,
            Map<String, Map<String, Long>> summary)
            throws IOException {
        String style = resource("report/style.css");
        String script = resource("report/script.js");
        Html body = new Html();
        tiles(body, incidents);
        summary(body, summary);
        if (incidents.isEmpty()) {
            body.element("p", "No incidents.", "class", "empty");
        } else {
            overview(body, incidents);
        }
        List<ReportIncident> shown = incidents.stream().limit(MOST_INCIDENTS).toList();
        for (String severity : SEVERITIES) {
            group(body, severity, shown);
        }
        RuleSection.add(body, ruleAlerts);
        return resource("report/page.html")
                .replace("{{style-hash}}", hash(style))
                .replace("{{script-hash}}", hash(script))
                .replace("{{style}}", style)
                .replace("{{script}}", script)
                // Last, so that nothing that an endpoint sent is taken for a placeholder.
                .replace("{{body}}", body.toString());
    }

    private static void tiles(Html body, List<ReportIncident> incidents) {
        body.open("div", "class", "tiles");
        for (String severity : SEVERITIES) {
            long count = incidents.stream().filter(it -> it.severity().equals(severity)).count();
            body.open("div", "class", "tile " + (count == 0 ? "none" : severity));
            body.element("b", Long.toString(count)).element("span", severity).close();
        }
        body.close();
    }

    private static void summary(Html body, Map<String, Map<String, Long>> summary) {
        body.open("dl", "class", "summary");
        summary.forEach(
                (title, counts) -> {
                    body.open("div").element("dt", title).open("dd");
                    counts.forEach(
                            (name, count) ->
                                    body.element("span", name + " ")
                                            .element(
                                                    "b",
                                                    String.format(Locale.ROOT, "%,d", count)
                                                            + " "));
                    body.text(counts.isEmpty() ? "none" : "").close().close();
                });
        body.close();
    }

    private static void overview(Html body, List<ReportIncident> incidents) {
        body.open("table", "class", "overview").open("thead").open("tr");
        for (String head : List.of("Severity", "Risk", "Host", "Start (UTC)", "What happened")) {
            body.element("th", head);
        }
        body.close().close().open("tbody");
        for (ReportIncident incident :
                incidents.subList(0, Math.min(incidents.size(), MOST_INCIDENTS))) {
            body.open(
                    "tr",
                    "class",
                    incident.suppressed() ? "suppressed" : "",
                    "data-for",
                    "i-" + incident.id());
            body.open("td");
            body.element("span", incident.severity(), "class", "badge " + incident.severity());
            body.close().element("td", Integer.toString(incident.score()), "class", "number");
            body.open("td").element("a", incident.host(), "href", "#i-" + incident.id()).close();
            body.element("td", ReportText.time(incident.start()), "class", "number");
            body.element("td", incident.reason()).close();
        }
        body.close().close();
        if (incidents.size() > MOST_INCIDENTS) {
            body.element(
                    "p",
                    String.format(
                            Locale.ROOT,
                            "The worst %,d of %,d incidents are shown.",
                            MOST_INCIDENTS,
                            incidents.size()));
        }
    }

    private static void group(Html body, String severity, List<ReportIncident> incidents) {
        List<ReportIncident> group =
                incidents.stream().filter(it -> it.severity().equals(severity)).toList();
        if (!group.isEmpty()) {
            body.open("section").element("h2", severity + " · " + group.size());
            group.forEach(incident -> body.add(IncidentSection.of(incident)));
            body.close();
        }
    }

    private static String hash(String text) {
        byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Report.class.getResourceAsStream("/" + name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
