package dev.weir.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSectionTest {

    @TempDir Path folder;

    @Test
    void last_revision_of_each_alert_is_a_row_the_worst_first() throws IOException {
        String page =
                page(
                        alert("aa", 47, "medium", "open", "Rule one matched."),
                        alert("bb", 73, "high", "open", "Rule two matched."),
                        alert("aa", 47, "medium", "superseded", "Rule one does not match."));

        assertThat(page).contains("rules · 2", "Rule one does not match. (superseded)");
        assertThat(page).doesNotContain("Rule one matched.");
        assertThat(page.indexOf("Rule two")).isLessThan(page.indexOf("Rule one"));
        assertThat(page).contains("t-0@1  process.name: at.exe x");
    }

    @Test
    void what_endpoints_send_is_text() throws IOException {
        String page =
                page(alert("cc", 21, "low\" onclick=\"x", "open", "<script>alert(1)</script>"));

        assertThat(page)
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "onclick=\"x\"");
    }

    @Test
    void page_without_rules_has_no_such_section() throws IOException {
        assertThat(page()).doesNotContain("rules ·");
    }

    private String page(JsonNode... alerts) throws IOException {
        Path file = folder.resolve("report.html");
        Report.write(file, List.of(), List.of(alerts), Map.of());
        return Files.readString(file);
    }

    private static JsonNode alert(
            String id, int score, String severity, String state, String reason) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return json.valueToTree(
                Map.of(
                        "@timestamp",
                        "2026-03-02T09:15:00Z",
                        "event",
                        Map.of("id", id, "severity", score, "reason", reason),
                        "weir",
                        Map.of(
                                "severity",
                                severity,
                                "state",
                                state,
                                "host_key",
                                "ws01",
                                "evidence",
                                List.of(
                                        Map.of(
                                                "position",
                                                "t-0@1",
                                                "fields",
                                                Map.of("process.name", List.of("at.exe", "x")))))));
    }
}
