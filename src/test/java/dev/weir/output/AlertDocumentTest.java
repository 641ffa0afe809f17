package dev.weir.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alert.Alert;
import dev.weir.alert.AlertBuilder;
import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.testing.Golden;
import dev.weir.testing.Incidents;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlertDocumentTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Incident> oneOfEachStage() {
        return Stream.of(
                Incidents.tentative(),
                Incidents.reset(Incidents.armed(), Incidents.T0.plusSeconds(600)),
                Incidents.taskCreated(),
                Incidents.atRun(),
                Incidents.atJob());
    }

    @ParameterizedTest
    @MethodSource("oneOfEachStage")
    void ecs_is_as_in_the_golden_file(Incident incident) throws IOException {
        Golden.assertDocument(
                "alerts/ecs/" + incident.stage().id() + ".json",
                AlertDocument.write(alert(incident), AlertFormat.ECS));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachStage")
    void ocsf_is_as_in_the_golden_file(Incident incident) throws IOException {
        Golden.assertDocument(
                "alerts/ocsf/" + incident.stage().id() + ".json",
                AlertDocument.write(alert(incident), AlertFormat.OCSF));
    }

    @Test
    void unknown_user_process_and_ids_are_left_out() throws IOException {
        Hit arming = Incidents.arming(HitKind.ARMED, null, null, "1");
        JsonNode document = ecs(Incidents.of(Stage.ARMED, Severity.MEDIUM, arming));
        assertThat(document.has("user")).isFalse();
        assertThat(document.has("process")).isFalse();
        assertThat(document.at("/related/user").isMissingNode()).isTrue();
    }

    @Test
    void times_are_of_the_newest_evidence_and_of_the_newest_fact() throws IOException {
        JsonNode document =
                ecs(Incidents.reset(Incidents.taskCreated(), Incidents.T0.plusSeconds(900)));
        assertThat(document.at("/@timestamp").asText()).isEqualTo("2026-03-02T09:25:00Z");
        assertThat(document.at("/event/start").asText()).isEqualTo("2026-03-02T09:15:00Z");
        assertThat(document.at("/event/end").asText()).isEqualTo("2026-03-02T09:30:00Z");
    }

    @Test
    void an_excepted_arming_is_suppressed_and_names_its_exception() throws IOException {
        Hit arming = Incidents.arming().exceptedBy("build-hosts");
        JsonNode weir = ecs(Incidents.of(Stage.ARMED, Severity.MEDIUM, arming)).get("weir");
        assertThat(weir.get("suppressed").booleanValue()).isTrue();
        assertThat(weir.at("/arming/excepted_by").asText()).isEqualTo("build-hosts");
    }

    @Test
    void folded_evidence_lists_all_sources_and_flags() throws IOException {
        Hit first = Incidents.task(HitKind.AT_JOB, 5, Incidents.SYSMON, "\\At1");
        Hit second =
                Incidents.task(HitKind.AT_JOB, 6, Incidents.DEFENDER, "\\At1", null, Flag.REMOTE);
        Evidence evidence = Incidents.evidence(first, second);
        JsonNode item =
                ecs(Incidents.of(Stage.AT_JOB, Severity.CRITICAL, Incidents.arming(), evidence))
                        .at("/weir/evidence/0");
        assertThat(item.get("source").asText()).isEqualTo("sysmon");
        assertThat(item.get("sources").toString()).isEqualTo("[\"sysmon\",\"microsoft_defender\"]");
        assertThat(item.get("flags").toString()).isEqualTo("[\"remote\"]");
        assertThat(item.get("count").intValue()).isEqualTo(2);
    }

    @Test
    void related_names_each_host_user_and_address_once_whatever_its_case() throws IOException {
        Hit bob =
                Incidents.run(
                        5, Incidents.AT, new Hit.User("BOB", "CORP", null), Flag.AT_MODE_CREATE);
        Hit shouted = Incidents.run(6, Incidents.AT, new Hit.User("Alice", "corp", null));
        JsonNode related =
                ecs(Incidents.of(
                                Stage.AT_RUN,
                                Severity.HIGH,
                                Incidents.arming(),
                                Incidents.evidence(bob),
                                Incidents.evidence(shouted)))
                        .get("related");
        assertThat(related)
                .hasToString(
                        "{\"hosts\":[\"ws01\",\"WS01.corp.example\"],"
                                + "\"user\":[\"alice\",\"CORP\\\\alice\",\"S-1-5-21-1-2-3-1104\","
                                + "\"BOB\",\"CORP\\\\BOB\"],"
                                + "\"ip\":[\"10.0.0.11\"]}");
    }

    @Test
    void a_flood_of_long_command_lines_stays_below_what_kafka_takes() throws IOException {
        Evidence[] flood = new Evidence[100];
        for (int i = 0; i < flood.length; i++) {
            Hit.ProcessInfo at =
                    Incidents.process("at.exe", "C:\\at.exe", "at \u0001".repeat(10_000));
            flood[i] = Incidents.evidence(Incidents.run(i, at, Incidents.ALICE));
        }
        Incident incident = Incidents.of(Stage.AT_RUN, Severity.HIGH, Incidents.arming(), flood);
        byte[] document = AlertDocument.write(alert(incident), AlertFormat.ECS);
        assertThat(document).hasSizeLessThanOrEqualTo(SizeLimit.BYTES);
        JsonNode evidence = MAPPER.readTree(document).at("/weir/evidence");
        assertThat(evidence).hasSize(100);
        assertThat(evidence.at("/99/process/command_line").asText()).hasSize(1025).endsWith("…");
    }

    @ParameterizedTest
    @EnumSource(AlertFormat.class)
    void even_if_every_text_is_long_and_escaped_the_document_fits(AlertFormat format)
            throws IOException {
        String text = "\u0001".repeat(1_500);
        Hit.User user = new Hit.User(text, text, text);
        Hit.ProcessInfo process = new Hit.ProcessInfo(text, text, text, text, 1L, text, text, 2L);
        Evidence[] flood = new Evidence[100];
        for (int i = 0; i < flood.length; i++) {
            Hit run = Incidents.run(i, process, user, Flag.values());
            flood[i] = Incidents.evidence(run, run);
        }
        Hit arming = Incidents.arming(HitKind.ARMED, user, process, text);
        byte[] document =
                AlertDocument.write(
                        alert(Incidents.of(Stage.AT_RUN, Severity.HIGH, arming, flood)), format);
        assertThat(document).hasSizeLessThanOrEqualTo(SizeLimit.BYTES);
        AlertSchemaCheck.assertValid(format, MAPPER.readTree(document));
    }

    @ParameterizedTest
    @EnumSource(AlertFormat.class)
    void half_a_surrogate_pair_from_an_endpoint_is_replaced(AlertFormat format) throws IOException {
        String broken = "a\ud83d\ude00\ud83db\ude00";
        Hit.User user = new Hit.User(broken, broken, null);
        Hit arming = Incidents.arming(HitKind.ARMED, user, Incidents.REG, broken);
        JsonNode document =
                MAPPER.readTree(
                        AlertDocument.write(
                                alert(Incidents.of(Stage.ARMED, Severity.MEDIUM, arming)), format));
        JsonNode weir =
                format == AlertFormat.ECS ? document.get("weir") : document.at("/unmapped/weir");
        assertThat(weir.at("/arming/user/name").asText()).isEqualTo("a😀\ufffdb\ufffd");
        assertThat(weir.at("/arming/registry/data/strings/0").asText())
                .isEqualTo("a😀\ufffdb\ufffd");
    }

    @Test
    void a_cut_never_splits_a_surrogate_pair() throws IOException {
        Evidence[] flood = new Evidence[15];
        for (int i = 0; i < flood.length; i++) {
            Hit.ProcessInfo at =
                    Incidents.process("at.exe", "C:\\at.exe", "x" + "😀".repeat(9_000));
            flood[i] = Incidents.evidence(Incidents.run(i, at, Incidents.ALICE));
        }
        JsonNode document =
                ecs(Incidents.of(Stage.AT_RUN, Severity.HIGH, Incidents.arming(), flood));
        assertThat(document.at("/weir/evidence/0/process/command_line").asText())
                .isEqualTo("x" + "😀".repeat(4095) + "…");
    }

    @Test
    void the_same_alert_gives_the_same_bytes_in_any_locale() {
        byte[] english = AlertDocument.write(alert(Incidents.atJob()), AlertFormat.ECS);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(AlertDocument.write(alert(Incidents.atJob()), AlertFormat.ECS))
                    .isEqualTo(english);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static JsonNode ecs(Incident incident) throws IOException {
        return MAPPER.readTree(AlertDocument.write(alert(incident), AlertFormat.ECS));
    }

    static Alert alert(Incident incident) {
        return AlertBuilder.build(incident, 3);
    }
}
