package dev.weir.scenario;

import static dev.weir.scenario.CrowdStrike.crowdstrikeAt;
import static dev.weir.scenario.CrowdStrike.crowdstrikeHost;
import static dev.weir.scenario.CrowdStrike.crowdstrikeRegistry;
import static dev.weir.scenario.CrowdStrike.nameless;
import static dev.weir.scenario.Defender.mde;
import static dev.weir.scenario.Defender.mdeProcess;
import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Names.AT;
import static dev.weir.scenario.Names.AT_CREATE;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.SentinelOne.s1At;
import static dev.weir.scenario.SentinelOne.s1Create;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.RUN_73;
import static dev.weir.scenario.Told.TASK_47;
import static dev.weir.scenario.Told.TASK_63;
import static dev.weir.scenario.Windows.security4698;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** § 2: several vendors, identity, duplicates, order. */
final class CrossVendor {

    private CrossVendor() {}

    /** S32, the replay, is a property of all scenarios and has a test of its own. */
    static Stream<Scenario> all() {
        return Scenario.allOf(CrossVendor.class);
    }

    static Scenario s20() {
        return scenario(
                        "S20",
                        "MDE trigger, Sysmon follow-on",
                        c -> List.of(mde(c.h1(), 0, "1", null), sysmonAt(upperCase(c.h1()), 100)))
                .expect(
                        alert(ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("at_mode_create")
                                .sources("microsoft_defender", "sysmon"));
    }

    private static Machine upperCase(Machine host) {
        return new Machine(host.fqdn().toUpperCase(Locale.ROOT), host.transport());
    }

    static Scenario s21() {
        return scenario(
                        "S21",
                        "S1 short name, 4698 FQDN",
                        c ->
                                List.of(
                                        s1Create(c.h1(), 0, "0x00000001"),
                                        security4698(c.h1(), 300, "\\X")))
                .expect(
                        alert(ARMED_47, TASK_63)
                                .evidence("task_created")
                                .sources("sentinelone", "windows_security"));
    }

    static Scenario s22() {
        return scenario("S22", "Same change from 3 vendors", CrossVendor::threeVendors)
                .expect(
                        alert(ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("at_mode_create")
                                .sources("sysmon", "microsoft_defender", "sentinelone")
                                .start(-2))
                .orderMatters();
    }

    private static List<Wire> threeVendors(Cast c) {
        return List.of(
                sysmon13(c.h1(), 0, ON),
                mde(c.h1(), 1, "1", null),
                s1Create(c.h1(), -2, "0x00000001"),
                sysmonAt(c.h1(), 60),
                mdeProcess(c.h1(), 61, AT, AT_CREATE),
                s1At(c.h1(), 62));
    }

    static Scenario s23() {
        return scenario(
                        "S23",
                        "Same vendor 7 identical events",
                        c ->
                                IntStream.range(0, 7)
                                        .mapToObj(i -> sysmon13(c.h1(), 0, ON).arr(2 + i))
                                        .toList())
                .expect(alert(ARMED_47));
    }

    static Scenario s24() {
        return scenario("S24", "One creation, 19 events", CrossVendor::burst)
                .expect(alert(ARMED_47, TASK_63).evidence("task_created"));
    }

    private static List<Wire> burst(Cast c) {
        List<Wire> events = new ArrayList<>();
        events.add(sysmon13(c.h1(), 0, ON));
        events.addAll(TaskBurst.of(c.h1(), 60, "X"));
        return events;
    }

    static Scenario s25() {
        return scenario(
                        "S25",
                        "Late trigger",
                        c ->
                                List.of(
                                        security4698(c.h1(), 60, "\\X"),
                                        mde(c.h1(), 0, "1", null).arr(200)))
                .expect(
                        alert(ARMED_47, TASK_63)
                                .evidence("task_created")
                                .sources("microsoft_defender", "windows_security"));
    }

    static Scenario s26() {
        return scenario(
                        "S26",
                        "Very late trigger",
                        c ->
                                List.of(
                                        crowdstrikeAt(c.h1(), 60),
                                        crowdstrikeRegistry(c.h1(), 0, "1").arr(7500)))
                .expect(
                        alert(ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("at_mode_create")
                                .sources("crowdstrike"));
    }

    static Scenario s27() {
        return scenario(
                        "S27",
                        "Inverted within tolerance",
                        c -> List.of(security4698(c.h1(), -2, "\\X"), sysmon13(c.h1(), 0, ON)))
                .expect(
                        alert(ARMED_47, TASK_63)
                                .evidence("task_created")
                                .flags("order_inverted")
                                .sources("sysmon", "windows_security"));
    }

    static Scenario s28() {
        return scenario(
                        "S28",
                        "Inverted beyond tolerance",
                        c -> List.of(security4698(c.h1(), -600, "\\X"), sysmon13(c.h1(), 0, ON)))
                .expect(alert(ARMED_47));
    }

    static Scenario s29() {
        return scenario(
                        "S29",
                        "Precursor at.exe",
                        c -> List.of(sysmonAt(c.h1(), -300), sysmon13(c.h1(), 0, ON)))
                .expect(alert(ARMED_47).flags("prior_at_attempt"));
    }

    /** Told under the id at once, and under the name when the list of hosts has come. */
    static Scenario s30() {
        return scenario(
                        "S30",
                        "CS aid resolved late",
                        c ->
                                List.of(
                                        nameless(c.h1(), crowdstrikeRegistry(c.h1(), 0, "1")),
                                        sysmonAt(c.h1(), 60),
                                        crowdstrikeHost(c.h1(), 398)))
                .expect(
                        alert(ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("at_mode_create")
                                .sources("crowdstrike", "sysmon"));
    }

    static Scenario s31() {
        return scenario("S31", "EnableAt 1→1 every 90 min (GPP)", CrossVendor::groupPolicy)
                .expect(
                        alert(ARMED_47, TASK_47)
                                .evidence("task_created")
                                .sources("sysmon", "windows_security"))
                .orderMatters();
    }

    private static List<Wire> groupPolicy(Cast c) {
        List<Wire> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add(sysmon13(c.h1(), i * 5400, ON));
        }
        events.add(security4698(c.h1(), 40_000, "\\X"));
        return events;
    }
}
