package dev.weir.scenario;

import static dev.weir.scenario.Defend.defend;
import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.RUN_73;
import static dev.weir.scenario.Told.TASK_63;
import static dev.weir.scenario.Windows.security4698;

import java.util.List;
import java.util.stream.Stream;

/** Scenarios in which exceptions are in force. */
final class WithExceptions {

    private static final String ONEDRIVE =
            "\\OneDrive Standalone Update Task-S-1-5-21-111-222-333-1104";
    private static final String VALID = "2199-01-31T00:00:00Z";

    private WithExceptions() {}

    static Stream<Scenario> all() {
        return Scenario.allOf(WithExceptions.class);
    }

    static Scenario s55() {
        return scenario(
                        "S55",
                        "Allow-listed creation",
                        c -> List.of(sysmon13(c.h1(), 0, ON), security4698(c.h1(), 300, ONEDRIVE)))
                .given(
                        c ->
                                List.of(
                                        exception(
                                                "s55-onedrive",
                                                VALID,
                                                host(c).with("user", "CORP\\alice")
                                                        .with("task", "\\OneDrive Standalone *"),
                                                "task_created")))
                .expect(
                        alert(ARMED_47, ARMED_47)
                                .evidence("task_created")
                                .exceptedBy("s55-onedrive")
                                .sources("sysmon", "windows_security"));
    }

    static Scenario s74() {
        return scenario(
                        "S74",
                        "Exception expired yesterday",
                        c ->
                                List.of(
                                        defend(c.h1(), 0, "1"),
                                        security4698(c.h1(), 600, "\\Updater")))
                .given(
                        c ->
                                List.of(
                                        exception(
                                                "s74-expired",
                                                Wire.time(-86_400).toString(),
                                                host(c).with("user", "CORP\\alice"),
                                                "armed",
                                                "task_created")))
                .expect(
                        alert(ARMED_47, TASK_63)
                                .evidence("task_created")
                                .sources("elastic_defend", "windows_security"));
    }

    /** § 6: an excepted arming opens its episode suppressed; still written. */
    static Scenario suppressedArming() {
        return scenario("S74b", "Excepted arming", c -> List.of(sysmon13(c.h1(), 0, ON)))
                .given(c -> List.of(exception("s74b-arming", VALID, host(c), "armed")))
                .expect(alert(ARMED_47).suppressed());
    }

    /** § 6: an at_run is hidden only by an exception that says so, and lifts the suppression. */
    static Scenario hiddenOnlyByName() {
        return scenario(
                        "S74c",
                        "Excepted arming, then at.exe",
                        c -> List.of(sysmon13(c.h1(), 0, ON), sysmonAt(c.h1(), 60)))
                .given(
                        c ->
                                List.of(
                                        exception(
                                                "s74c-arming",
                                                VALID,
                                                host(c),
                                                "armed",
                                                "task_created")))
                .expect(alert(ARMED_47, RUN_73).evidence("at_run").flags("at_mode_create"));
    }

    private static Doc host(Cast c) {
        return doc().with("host", c.h1().name() + "*");
    }

    private static String exception(String id, String expires, Doc match, String... appliesTo) {
        return doc().with("id", id)
                .with("owner", "blue-team")
                .with("reason", "known software")
                .with("expires", expires)
                .with("match", match)
                .with("applies_to", List.of(appliesTo))
                .json();
    }
}
