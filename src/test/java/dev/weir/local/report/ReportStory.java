package dev.weir.local.report;

import static dev.weir.testing.Incidents.ALICE;
import static dev.weir.testing.Incidents.AT;
import static dev.weir.testing.Incidents.DEFENDER;
import static dev.weir.testing.Incidents.SECURITY;
import static dev.weir.testing.Incidents.T0;
import static dev.weir.testing.Incidents.arming;
import static dev.weir.testing.Incidents.evidence;
import static dev.weir.testing.Incidents.run;
import static dev.weir.testing.Incidents.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alert.AlertBuilder;
import dev.weir.detect.Evidence;
import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.Incident;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.event.HostKey;
import dev.weir.output.AlertDocument;
import dev.weir.output.AlertFormat;
import dev.weir.testing.Incidents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Alerts of several hosts, as a replay would hand them to the report. */
final class ReportStory {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Hit.User SYSTEM = new Hit.User("SYSTEM", "NT AUTHORITY", "S-1-5-18");

    private ReportStory() {}

    /** One host in each stage, one of them suppressed, the worst with several revisions. */
    static List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        Evidence[] attack = {
            evidence(run(90, AT, ALICE, Flag.AT_MODE_CREATE), run(91, AT, ALICE)),
            evidence(
                    task(HitKind.AT_JOB, 91, DEFENDER, "\\At1"),
                    task(HitKind.AT_JOB, 92, SECURITY, "\\At1", SYSTEM)),
            evidence(task(HitKind.TASK_TOUCHED, 240, SECURITY, "\\Microsoft\\Scan", SYSTEM)),
            evidence(task(HitKind.AT_JOB, 3700, SECURITY, "\\At1", SYSTEM, Flag.EXECUTED)),
            evidence(run(200_000, AT, ALICE, Flag.AT_MODE_LIST, Flag.AFTER_RESET)),
        };
        for (int known = 0; known <= 2; known++) {
            Evidence[] facts = java.util.Arrays.copyOf(attack, known == 2 ? attack.length : known);
            Stage stage = List.of(Stage.ARMED, Stage.AT_RUN, Stage.AT_JOB).get(known);
            Severity severity =
                    List.of(Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL).get(known);
            Incident incident = Incidents.of(stage, severity, arming(), facts);
            alerts.add(
                    alert(
                            "ws01",
                            known < 2
                                    ? incident
                                    : Incidents.reset(incident, T0.plusSeconds(40_000))));
        }
        alerts.add(
                alert(
                        "build-7",
                        Incidents.of(
                                Stage.ARMED, Severity.MEDIUM, arming().exceptedBy("image-build"))));
        alerts.add(alert("srv02", Incidents.taskCreated()));
        alerts.add(
                alert(
                        "srv03",
                        Incidents.of(
                                Stage.ARMED,
                                Severity.MEDIUM,
                                arming(),
                                evidence(
                                        task(
                                                        HitKind.TASK_CREATED,
                                                        300,
                                                        SECURITY,
                                                        "\\OneDrive Update")
                                                .exceptedBy("onedrive")))));
        alerts.add(alert("kiosk-1", Incidents.tentative()));
        return alerts;
    }

    /** An incident in which everything that an endpoint may choose is the given text. */
    static JsonNode hostile(String text) {
        Hit.ProcessInfo process = new Hit.ProcessInfo(text, text, text, text, 1L, text, text, 2L);
        Hit.User user = new Hit.User(text, text, text);
        Hit arming = arming(HitKind.ARMED, user, process, text);
        return alert(
                text,
                Incidents.of(
                        Stage.AT_JOB,
                        Severity.CRITICAL,
                        arming,
                        evidence(run(5, process, user)),
                        evidence(task(HitKind.AT_JOB, 6, DEFENDER, text, user))));
    }

    private static JsonNode alert(String host, Incident it) {
        Incident there = Incidents.on(new HostKey("default", host, null), it);
        try {
            return MAPPER.readTree(
                    AlertDocument.write(AlertBuilder.build(there, 3), AlertFormat.ECS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
