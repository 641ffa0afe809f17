package dev.weir.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.event.HostKey;
import dev.weir.testing.Incidents;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlertSchemasTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Incident> incidents() {
        Hit covered = Incidents.arming().exceptedBy("x");
        Hit excepted =
                Incidents.task(HitKind.TASK_CREATED, 5, Incidents.SECURITY, "\\Known")
                        .exceptedBy("y");
        Hit touched = Incidents.task(HitKind.TASK_TOUCHED, 5, Incidents.SECURITY, "\\Known");
        return Stream.of(
                Incidents.tentative(),
                Incidents.armed(),
                Incidents.reset(Incidents.armed(), Incidents.T0.plusSeconds(1)),
                Incidents.taskCreated(),
                Incidents.atRun(),
                Incidents.atJob(),
                armed(covered),
                armed(Incidents.arming(), Incidents.evidence(excepted)),
                armed(Incidents.arming(), Incidents.evidence(touched)),
                armed(Incidents.arming(HitKind.ARMED, null, null, "1", Flag.values())),
                armed(
                        bare(
                                new Hit.User(null, "CORP", null),
                                new Hit.ProcessInfo(null, null, null, null, null, null, null, null),
                                "")),
                armed(
                        bare(
                                new Hit.User("x", null, null),
                                new Hit.ProcessInfo("a", "a", null, null, null, "u", "p.exe", 7L),
                                "zzz")),
                armed(
                        Incidents.arming(),
                        Incidents.evidence(
                                Incidents.task(HitKind.AT_JOB, 1, Incidents.SYSMON, null, null))));
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void every_kind_of_incident_is_valid_in_both_formats(Incident incident) throws IOException {
        for (AlertFormat format : AlertFormat.values()) {
            AlertSchemaCheck.assertValid(format, document(incident, format));
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(AlertFormat.ECS, "/event", "id", "\"short\""),
                arguments(AlertFormat.ECS, "/event", "kind", "\"event\""),
                arguments(AlertFormat.ECS, "/event", "severity", "50"),
                arguments(AlertFormat.ECS, "/event", "start", "\"2026-13-01T00:00:00Z\""),
                arguments(AlertFormat.ECS, "/event", "extra", "1"),
                arguments(AlertFormat.ECS, "/event", "reason", null),
                arguments(AlertFormat.ECS, "", "@timestamp", null),
                arguments(AlertFormat.ECS, "", "color", "\"red\""),
                arguments(AlertFormat.ECS, "/weir", "stage", "\"done\""),
                arguments(AlertFormat.ECS, "/weir", "severity", "\"severe\""),
                arguments(AlertFormat.ECS, "/weir", "revision", "-1"),
                arguments(AlertFormat.ECS, "/weir", "suppressed", "\"no\""),
                arguments(AlertFormat.ECS, "/weir", "flags", "[\"odd\"]"),
                arguments(AlertFormat.ECS, "/weir", "evidence_total", null),
                arguments(AlertFormat.ECS, "/weir/evidence/0", "signal", "\"AT_RUN\""),
                arguments(AlertFormat.ECS, "/weir/evidence/0", "user", "\"alice\""),
                arguments(AlertFormat.ECS, "/weir/evidence/0", "position", "\"here\""),
                arguments(AlertFormat.ECS, "/weir/guide", "triage", "[]"),
                arguments(AlertFormat.OCSF, "", "class_uid", "2001"),
                arguments(AlertFormat.OCSF, "", "time", "\"2026-03-02T09:15:00Z\""),
                arguments(AlertFormat.OCSF, "", "finding_info", null),
                arguments(AlertFormat.OCSF, "/actor/process", "path", "\"x\""),
                arguments(AlertFormat.OCSF, "/unmapped/weir", "stage", "\"done\""));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void one_wrong_field_is_found(
            AlertFormat format, String parent, String key, @Nullable String value)
            throws IOException {
        JsonNode document = document(Incidents.atJob(), format);
        ObjectNode object = (ObjectNode) document.at(parent);
        if (value == null) {
            assertThat(object.remove(key)).isNotNull();
        } else {
            object.set(key, MAPPER.readTree(value));
        }
        assertThat(AlertSchemaCheck.problems(format, document))
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem).contains(key));
    }

    @Test
    void the_schema_knows_every_flag_stage_and_hit() throws IOException {
        JsonNode schema = MAPPER.readTree(getClass().getResource("/schema/alert-ecs.schema.json"));
        assertThat(texts(schema.at("/$defs/flag/enum")))
                .isEqualTo(ids(Arrays.stream(Flag.values()).map(Flag::id)));
        assertThat(texts(schema.at("/$defs/weir/properties/stage/enum")))
                .isEqualTo(ids(Arrays.stream(Stage.values()).map(Stage::id)));
        assertThat(texts(schema.at("/$defs/evidence/properties/signal/enum")))
                .isEqualTo(
                        ids(
                                EnumSet.complementOf(
                                                EnumSet.of(
                                                        HitKind.DISARMED,
                                                        HitKind.REBOOTED,
                                                        HitKind.TASK_KEY,
                                                        HitKind.TASK_ID))
                                        .stream()
                                        .map(kind -> kind.name().toLowerCase())));
    }

    private static Incident armed(Hit arming, Evidence... evidence) {
        return Incidents.of(Stage.ARMED, Severity.MEDIUM, arming, evidence);
    }

    /** As little as a source may tell. */
    private static Hit bare(Hit.User user, Hit.ProcessInfo process, String data) {
        return new Hit(
                HitKind.ARMED,
                List.of(),
                new HostKey("default", "ws01", null),
                Incidents.T0,
                Incidents.T0,
                Incidents.SYSMON,
                null,
                "events-0@1",
                "set",
                new Hit.Host(null, null, List.of()),
                user,
                process,
                new Hit.Registry("EnableAt", List.of(data), null, null, null),
                null,
                null);
    }

    private static Set<String> ids(Stream<String> ids) {
        return ids.collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode document(Incident incident, AlertFormat format) throws IOException {
        return MAPPER.readTree(AlertDocument.write(AlertDocumentTest.alert(incident), format));
    }
}
