package dev.weir.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir Path folder;

    @Test
    void incidents_stand_worst_first_and_suppressed_after_their_equals() throws IOException {
        List<JsonNode> alerts = new ArrayList<>(ReportStory.alerts());
        String page = page(alerts);
        assertThat(find("<article id=\"i-[0-9a-f]+\" class=\"([^\"]+)\"", page))
                .containsExactly(
                        "incident critical",
                        "incident high",
                        "incident medium",
                        "incident medium suppressed",
                        "incident low");
        assertThat(find("<h3>([^<]+)</h3>", page))
                .containsExactly("ws01", "srv02", "srv03", "build-7", "kiosk-1");
        Map<String, List<JsonNode>> byHost = new LinkedHashMap<>();
        alerts.forEach(
                alert ->
                        byHost.computeIfAbsent(
                                        alert.at("/host/hostname").asText(), h -> new ArrayList<>())
                                .add(alert));
        List<List<JsonNode>> hosts = new ArrayList<>(byHost.values());
        Collections.reverse(hosts);
        assertThat(page(hosts.stream().flatMap(List::stream).toList())).isEqualTo(page);
    }

    @Test
    void an_incident_shows_its_last_revision_and_how_it_rose() throws IOException {
        String page = page(ReportStory.alerts());
        assertThat(find("<p class=\"reason\">([^<]+)</p>", page))
                .first()
                .isEqualTo(
                        "AT scheduling was enabled on ws01 by CORP\\alice (reg.exe) and an AT job"
                                + " \\At1 was created 91 s later, seen by Sysmon, Microsoft"
                                + " Defender and Windows Security.");
        assertThat(find("class=\"path\">([^<]+)<", page))
                .containsExactly(
                        "risk 47 → 73 → 99 in 3 revisions",
                        "risk 63 in 1 revision",
                        "risk 47 in 1 revision",
                        "risk 47 in 1 revision",
                        "risk 21 in 1 revision");
    }

    @Test
    void the_evidence_is_in_order_of_time_with_the_resets_between() throws IOException {
        String page = page(ReportStory.alerts());
        String first = page.substring(page.indexOf("<article"), page.indexOf("</article>"));
        assertThat(find("<tr><td class=\"number\">([^<]+)</td>", first))
                .containsExactly(
                        "0", "+90 s", "+91 s", "+4 min", "+1 h 1 min", "+11 h 6 min", "+2 d 7 h");
        assertThat(find("class=\"chip [a-z_]+\">([^<]+)<", first))
                .containsExactly(
                        "armed",
                        "at run",
                        "at job",
                        "task touched",
                        "at job",
                        "switched off",
                        "at run");
    }

    @Test
    void the_time_line_has_a_lane_for_each_source() throws IOException {
        String page = page(ReportStory.alerts());
        String first = page.substring(page.indexOf("<article"), page.indexOf("</article>"));
        assertThat(find("<text class=\"name\"[^>]*>([^<]+)<", first))
                .containsExactly(
                        "Setting",
                        "sysmon",
                        "microsoft defender",
                        "windows security",
                        "Other tasks");
        assertThat(find("<g class=\"mark ([a-z_]+)\"><title>", first))
                .containsExactly(
                        "armed",
                        "reset",
                        "armed",
                        "at_run",
                        "at_run",
                        "at_job",
                        "at_job",
                        "task_touched",
                        "at_job",
                        "task_created");
    }

    @Test
    void what_endpoints_send_stays_text() throws IOException {
        String hostile =
                "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{script}}\u202e";
        String page = page(List.of(ReportStory.hostile(hostile)));
        assertThat(find("<(script|img|style)[ >]", page)).containsExactly("style", "script");
        // In what is left without texts in quotes, an attribute would be one of the page's own.
        assertThat(find("<[a-z]+ [^>]*\\b(on\\w+|src|style)=", page.replaceAll("\"[^\"]*\"", "")))
                .isEmpty();
        assertThat(page)
                .contains(
                        "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x"
                                + " onerror=alert(1)&gt;{{script}}\\u202e")
                .doesNotContain("\u202e");
    }

    @Test
    void nothing_is_fetched_and_links_are_the_guides() throws IOException {
        String page = page(ReportStory.alerts());
        assertThat(find("<(link|img|iframe|object|embed|base|image|use)[ >]", page)).isEmpty();
        assertThat(find("(?:url\\(|@import)", page)).isEmpty();
        assertThat(find("href=\"(https?:[^\"]+)\"", page).stream().distinct())
                .containsExactly(
                        "https://learn.microsoft.com/en-us/windows/win32/cimwin32prov/win32-scheduledjob",
                        "https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/at",
                        "https://attack.mitre.org/techniques/T1053/002/");
        assertThat(page).contains("default-src 'none'; style-src 'sha256-");
    }

    @Test
    void no_alerts_give_a_page_that_says_so() throws IOException {
        String page = page(List.of());
        assertThat(find("<p class=\"empty\">([^<]+)", page)).containsExactly("No incidents.");
        assertThat(find("<dt>([^<]+)", page)).containsExactly("records", "dead letters");
        assertThat(find("<dd>(.*)</dd>", page))
                .containsExactly("<span>read </span><b>130,000 </b>", "none");
        assertThat(find("<article", page)).isEmpty();
    }

    @Test
    void of_very_many_incidents_the_worst_are_shown_and_the_rest_counted() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        JsonNode low = ReportStory.alerts().get(6);
        for (int i = 0; i < 600; i++) {
            ObjectNode copy = low.deepCopy();
            ((ObjectNode) copy.get("event")).put("id", String.format("%032x", i));
            alerts.add(copy);
        }
        alerts.add(ReportStory.alerts().get(3));
        String page = page(alerts);
        assertThat(find("<article", page)).hasSize(500);
        assertThat(find("<h3>([^<]+)</h3>", page)).first().isEqualTo("build-7");
        assertThat(find("The worst .* are shown", page))
                .containsExactly("The worst 500 of 601 incidents are shown");
        assertThat(find("<div class=\"tile [a-z]+\"><b>(\\d+)</b>", page))
                .containsExactly("0", "0", "1", "600");
    }

    private String page(List<JsonNode> alerts) throws IOException {
        Map<String, Map<String, Long>> summary = new LinkedHashMap<>();
        summary.put("records", Map.of("read", 130_000L));
        summary.put("dead letters", Map.of());
        Path file = folder.resolve("report.html");
        Report.write(file, alerts, List.of(), summary);
        return Files.readString(file);
    }

    private static List<String> find(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(match.groupCount() == 0 ? 0 : 1))
                .toList();
    }
}
