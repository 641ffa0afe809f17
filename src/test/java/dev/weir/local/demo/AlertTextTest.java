package dev.weir.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AlertTextTest {

    private static final ZoneId ZONE = ZoneId.of("UTC");

    @Test
    void a_block_tells_when_where_how_bad_what_by_whom_and_the_evidence() throws Exception {
        assertThat(new AlertText(false, ZONE).of(alert()))
                .isEqualToNormalizingNewlines(
                        """
                        09:16:31  CRITICAL 99  WS01.corp.example  at_job
                          AT scheduling was enabled on ws01 by CORP\\alice (reg.exe) and an AT job \
                        \\At1 was created 91 s later, seen by Sysmon and Microsoft Defender.
                          armed         09:15:00  EnableAt set to DWORD (0x00000001) [sysmon], by \
                        CORP\\alice: reg add … /v EnableAt /d 1 /f
                          at_run        09:16:30  at.exe started [sysmon], by CORP\\alice: at 13:20 \
                        /interactive cmd
                          at_job        09:16:31  task \\At1 created [microsoft_defender], by \
                        CORP\\alice: cmd /c evil.bat
                          ATT&CK        T1562.001, T1053.002, T1112
                          alert id      eb41b6de46f6f9e910555495e4a4f988""");
    }

    @Test
    void a_rules_alert_tells_what_each_event_was_tested_for() throws Exception {
        JsonNode alert =
                new ObjectMapper()
                        .readTree(
                                """
                                {"@timestamp": "2026-05-06T07:08:09Z",
                                 "event": {"id": "0011", "severity": 99, "reason": "Rule x matched."},
                                 "host": {"name": "ws01"}, "rule": {"name": "x"},
                                 "threat": {"technique": {"id": ["T1053"]}},
                                 "weir": {"kind": "match", "severity": "critical", "evidence": [
                                  {"time": "2026-05-06T07:08:00Z", "source": "sysmon", "fields":
                                   {"event.type": ["change"], "registry.value": ["EnableAt"]}},
                                  {"time": "2026-05-06T07:08:09Z", "source": "elastic_defend",
                                   "fields": {"process.name": ["at.exe"]}}]}}
                                """);

        assertThat(new AlertText(false, ZONE).of(alert))
                .isEqualToNormalizingNewlines(
                        """
                        07:08:09  CRITICAL 99  ws01  rule: x
                          Rule x matched.
                          event         07:08:00  [sysmon] registry.value=EnableAt
                          event         07:08:09  [elastic_defend] process.name=at.exe
                          ATT&CK        T1053
                          alert id      0011""");
    }

    @Test
    void colours_are_for_terminals_only() throws Exception {
        assertThat(new AlertText(true, ZONE).of(alert()))
                .contains("\u001b[1;41mCRITICAL 99\u001b[0m");
        assertThat(new AlertText(false, ZONE).of(alert())).doesNotContain("\u001b");
    }

    @Test
    void a_suppressed_alert_says_so_and_names_the_exception() throws Exception {
        ObjectNode alert = (ObjectNode) alert();
        ((ObjectNode) alert.path("weir")).put("suppressed", true);
        ((ObjectNode) alert.at("/weir/arming")).put("excepted_by", "patch-tool");

        assertThat(new AlertText(false, ZONE).of(alert()).lines().count()).isEqualTo(7);
        assertThat(new AlertText(false, ZONE).of(alert))
                .contains("at_job, suppressed")
                .contains("(excepted by patch-tool)");
    }

    private static JsonNode alert() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("src/test/resources/alerts/ecs/at_job.json").toFile());
    }
}
