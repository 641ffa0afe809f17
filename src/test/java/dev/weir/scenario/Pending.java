package dev.weir.scenario;

import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Expected.alertOn;
import static dev.weir.scenario.Names.AT;
import static dev.weir.scenario.Names.ENABLE_AT;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Names.SVCHOST;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.Sysmon.process;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.valueSet;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.JOB_99;
import static dev.weir.scenario.Told.RUN_73;
import static dev.weir.scenario.Windows.security4698;

import java.util.ArrayList;
import java.util.List;

/** Scenarios of a later version: at.exe aimed at another host by name or address. */
final class Pending {

    private Pending() {}

    static Scenario s63() {
        return scenario(
                        "S63",
                        "at to remote, T armed",
                        c ->
                                List.of(
                                        sysmon13(c.h2(), 0, ON),
                                        remoteAt(c.h1(), 100, c.h2().name()),
                                        security4698(c.h2(), 101, "\\At1")))
                .expect(
                        alertOn("srv02", ARMED_47, RUN_73, JOB_99)
                                .evidence("at_run", "at_job")
                                .flags("at_mode_create", "remote")
                                .sources("sysmon", "windows_security"));
    }

    static Scenario s64() {
        return scenario(
                        "S64",
                        "at to remote, S armed",
                        c -> List.of(sysmon13(c.h1(), 0, ON), remoteAt(c.h1(), 100, c.h2().name())))
                .expect(
                        alert(ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("at_mode_create", "remote_target"));
    }

    static Scenario s65() {
        return scenario(
                        "S65",
                        "at to own IP",
                        c -> List.of(sysmon13(c.h1(), 0, ON), remoteAt(c.h1(), 100, "10.0.0.11")))
                .expect(alert(ARMED_47, RUN_73).evidence("at_run").flags("at_mode_create"));
    }

    /** Every host would alert for itself today; wanted is one alert for the push. */
    static Scenario s75() {
        return scenario("S75", "Fleet push", Pending::fleetPush)
                .expect(
                        alertOn("fleet", ARMED_47),
                        alertOn("fleet-7", ARMED_47, JOB_99)
                                .evidence("at_job")
                                .sources("sysmon", "windows_security"));
    }

    private static List<Wire> fleetPush(Cast c) {
        List<Wire> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Machine host = c.host("fleet-" + i);
            events.add(valueSet(host, i * 3.6, ENABLE_AT, ON, SVCHOST));
            if (i % 10 == 0) {
                events.add(security4698(host, i * 3.6 + 300, "\\OneDrive Reporting Task"));
            }
        }
        events.add(security4698(c.host("fleet-7"), 400, "\\At1"));
        return events;
    }

    private static Wire remoteAt(Machine host, double at, String target) {
        return process(host, at, AT, "at \\\\" + target + " 13:20 cmd");
    }
}
