package dev.weir.scenario;

import static dev.weir.scenario.Defender.mde;
import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Names.CONFIGURATION;
import static dev.weir.scenario.Names.ENABLE_AT;
import static dev.weir.scenario.Names.OFF;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Names.REG;
import static dev.weir.scenario.Names.SCHTASKS;
import static dev.weir.scenario.Names.SVCHOST;
import static dev.weir.scenario.Names.SYSTEM32;
import static dev.weir.scenario.Names.TREE;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.Sysmon.keyCreated;
import static dev.weir.scenario.Sysmon.process;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Sysmon.valueDeleted;
import static dev.weir.scenario.Sysmon.valueSet;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.TENTATIVE_21;
import static dev.weir.scenario.Windows.security;
import static dev.weir.scenario.Windows.security4698;
import static dev.weir.scenario.Windows.security4702;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** § 3: near-misses and negatives. */
final class NearMisses {

    private static final double DAY = 86_400;

    private NearMisses() {}

    /** S55 needs exceptions and stands with them. */
    static Stream<Scenario> all() {
        return Scenario.allOf(NearMisses.class);
    }

    static Scenario s40() {
        return scenario(
                "S40", "EnableAt=0", c -> List.of(sysmon13(c.h1(), 0, OFF), sysmonAt(c.h1(), 60)));
    }

    static Scenario s41() {
        return scenario(
                "S41",
                "MDE 1→0 (seed misfire)",
                c -> List.of(mde(c.h1(), 0, "0", "1"), security4698(c.h1(), 60, "\\X")));
    }

    static Scenario s42() {
        return scenario(
                        "S42",
                        "Other host",
                        c -> List.of(sysmon13(c.h1(), 0, ON), sysmonAt(c.h2(), 60)))
                .expect(alert(ARMED_47));
    }

    static Scenario s43() {
        return scenario(
                "S43",
                "Sibling value",
                c -> wrongValue(c, "HKLM\\" + CONFIGURATION + "\\AdapterLoggingEnabled"));
    }

    static Scenario s44() {
        return scenario(
                "S44",
                "Other key, same value name",
                c -> wrongValue(c, "HKLM\\SOFTWARE\\Acme\\EnableAt"));
    }

    private static List<Wire> wrongValue(Cast c, String path) {
        return List.of(valueSet(c.h1(), 0, path, ON, REG), sysmonAt(c.h1(), 60));
    }

    static Scenario s45() {
        return scenario(
                        "S45",
                        "schtasks /query",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        schtasks(c.h1(), 60, "/query /fo LIST /v")))
                .expect(alert(ARMED_47));
    }

    /** Change and run of two tasks: each is an annotation, and so a revision of its own. */
    static Scenario s46() {
        return scenario(
                        "S46",
                        "schtasks /run, /delete, /end, /change",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        schtasks(c.h1(), 60, "/run /tn Nightly"),
                                        schtasks(c.h1(), 80, "/delete /tn Nightly /f"),
                                        schtasks(c.h1(), 100, "/end /tn Nightly"),
                                        schtasks(c.h1(), 120, "/change /tn Cleanup /disable")))
                .expect(
                        alert(ARMED_47, ARMED_47, ARMED_47)
                                .evidence("task_touched", "task_touched"));
    }

    private static Wire schtasks(Machine host, double at, String arguments) {
        return process(host, at, SCHTASKS, "schtasks " + arguments);
    }

    static Scenario s47() {
        return scenario(
                        "S47",
                        "netstat.exe, winsat.exe, cat.exe",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        process(c.h1(), 10, SYSTEM32 + "netstat.exe", "netstat"),
                                        process(c.h1(), 11, SYSTEM32 + "winsat.exe", "winsat mem"),
                                        process(c.h1(), 12, "C:\\Tools\\cat.exe", "cat at.exe")))
                .expect(alert(ARMED_47));
    }

    /** Thirty updates of one task within a minute are one fact. */
    static Scenario s48() {
        return scenario("S48", "Task updated only", NearMisses::updates)
                .expect(
                        alert(ARMED_47, ARMED_47)
                                .evidence("task_touched")
                                .sources("sysmon", "windows_security"));
    }

    private static List<Wire> updates(Cast c) {
        String task = "\\Microsoft\\Windows\\UpdateOrchestrator\\Schedule Scan";
        List<Wire> events = new ArrayList<>();
        events.add(sysmon13(c.h1(), 0, ON));
        for (int i = 0; i < 30; i++) {
            events.add(security4702(c.h1(), 10 + i, task));
        }
        return events;
    }

    static Scenario s49() {
        return scenario(
                        "S49",
                        "F2 after 24 h",
                        c -> List.of(sysmon13(c.h1(), 0, ON), security4698(c.h1(), DAY + 1, "\\X")))
                .expect(alert(ARMED_47));
    }

    static Scenario s50() {
        return scenario(
                        "S50",
                        "F1 after 7 d",
                        c -> List.of(sysmon13(c.h1(), 0, ON), sysmonAt(c.h1(), 7 * DAY + 3600)))
                .expect(alert(ARMED_47));
    }

    static Scenario s51() {
        return scenario(
                "S51",
                "Key created, no value",
                c ->
                        List.of(
                                keyCreated(c.h1(), 0, "HKLM\\" + CONFIGURATION, SVCHOST),
                                sysmonAt(c.h1(), 60)));
    }

    static Scenario s52() {
        String path = ENABLE_AT.replace("SOFTWARE\\", "SOFTWARE\\WOW6432Node\\");
        return scenario(
                        "S52",
                        "WOW6432Node",
                        c ->
                                List.of(
                                        valueSet(c.h1(), 0, path, ON, REG),
                                        security4698(c.h1(), 60, "\\X")))
                .expect(alert(TENTATIVE_21).flags("not_effective"));
    }

    static Scenario s53() {
        return scenario(
                "S53",
                "TaskCache Index=1",
                c -> List.of(valueSet(c.h1(), 0, TREE + "X\\Index", ON, SVCHOST)));
    }

    static Scenario s54() {
        return scenario("S54", "atexec without EnableAt", NearMisses::atexec);
    }

    private static List<Wire> atexec(Cast c) {
        String task = "\\qKzRtPwa";
        return List.of(
                security(
                        c.h1(),
                        0,
                        5145,
                        doc().with("ShareName", "\\\\*\\IPC$")
                                .with("RelativeTargetName", "atsvc")
                                .with("AccessMask", "0x12019f")),
                security4698(
                        c.h1(),
                        0.010,
                        task,
                        doc().with("RpcCallClientLocality", "0").with("ClientProcessId", "0")),
                security(c.h1(), 0.033, 4699, doc().with("TaskName", task)));
    }

    static Scenario s56() {
        return scenario(
                        "S56",
                        "RTA set→restore",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        valueDeleted(c.h1(), 0.05, ENABLE_AT)))
                .expect(alert(ARMED_47, ARMED_47).flags("disarmed").flips(1))
                .orderMatters();
    }
}
