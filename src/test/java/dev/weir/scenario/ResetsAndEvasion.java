package dev.weir.scenario;

import static dev.weir.scenario.Defend.registry;
import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Expected.alertOn;
import static dev.weir.scenario.Names.ENABLE_AT;
import static dev.weir.scenario.Names.OFF;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Names.REG;
import static dev.weir.scenario.Names.TREE;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.Sysmon.keyCreated;
import static dev.weir.scenario.Sysmon.process;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Sysmon.valueSet;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.RUN_63;
import static dev.weir.scenario.Told.RUN_73;
import static dev.weir.scenario.Told.TASK_47;
import static dev.weir.scenario.Told.TASK_63;
import static dev.weir.scenario.Told.TASK_73;
import static dev.weir.scenario.Told.TENTATIVE_21;
import static dev.weir.scenario.Windows.security;
import static dev.weir.scenario.Windows.security4698;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** § 4: resets, flips, remote, evasion, variants of the data. Malformed input has its own file. */
final class ResetsAndEvasion {

    private ResetsAndEvasion() {}

    /** S74 needs exceptions and stands with them. */
    static Stream<Scenario> all() {
        return Scenario.allOf(ResetsAndEvasion.class);
    }

    static Scenario s60() {
        return scenario(
                        "S60",
                        "at.exe after reset",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        sysmon13(c.h1(), 600, OFF),
                                        sysmonAt(c.h1(), 900)))
                .expect(
                        alert(ARMED_47, ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("disarmed", "after_reset", "at_mode_create")
                                .flips(1))
                .orderMatters();
    }

    static Scenario s61() {
        return scenario(
                        "S61",
                        "Generic task 1 h after reset",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        sysmon13(c.h1(), 60, OFF),
                                        security4698(c.h1(), 3660, "\\X")))
                .expect(alert(ARMED_47, ARMED_47).flags("disarmed").flips(1))
                .orderMatters();
    }

    static Scenario s62() {
        return scenario("S62", "Flapping", ResetsAndEvasion::flapping)
                .expect(
                        alert(ARMED_47, ARMED_47, TASK_47)
                                .evidence("task_created")
                                .flags("disarmed", "flapping", "after_reset")
                                .sources("sysmon", "windows_security")
                                .flips(5))
                .orderMatters();
    }

    private static List<Wire> flapping(Cast c) {
        List<Wire> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(sysmon13(c.h1(), i * 240, ON));
            events.add(sysmon13(c.h1(), i * 240 + 120, OFF));
        }
        events.add(security4698(c.h1(), 1200, "\\X"));
        return events;
    }

    static Scenario s66() {
        String task = "\\Microsoft\\Windows\\SoftwareProtectionPlatform\\EventCacheManager";
        Doc remote =
                doc().with("SubjectUserName", "pgustavo")
                        .with("RpcCallClientLocality", "0")
                        .with("ClientProcessId", "0");
        return scenario(
                        "S66",
                        "Microsoft-looking task name",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        security4698(c.h1(), 60, task, remote)))
                .expect(
                        alert(ARMED_47, TASK_73)
                                .evidence("task_created")
                                .flags("remote")
                                .sources("sysmon", "windows_security"));
    }

    static Scenario s67() {
        String image = "C:\\Users\\Public\\evil.exe";
        return scenario(
                        "S67",
                        "GhostTask",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        keyCreated(c.h1(), 60, TREE + "Y", image)))
                .expect(alert(ARMED_47, TASK_73).evidence("task_created").flags("not_scheduler"));
    }

    static Scenario s68() {
        Doc truncated = doc().with("TaskContent", Windows.TASK_XML.substring(0, 180));
        return scenario(
                        "S68",
                        "4698 overflow",
                        c ->
                                List.of(
                                        sysmon13(c.host("cut"), 0, ON),
                                        security4698(c.host("cut"), 60, "\\X", truncated),
                                        sysmon13(c.host("gone"), 0, ON),
                                        security(
                                                c.host("gone"),
                                                60,
                                                4698,
                                                doc().with("TaskName", "\\X"))))
                .expect(
                        alertOn("cut", ARMED_47, TASK_63)
                                .evidence("task_created")
                                .sources("sysmon", "windows_security"),
                        alertOn("gone", ARMED_47, TASK_63)
                                .evidence("task_created")
                                .sources("sysmon", "windows_security"));
    }

    static Scenario s69() {
        return scenario("S69", "Data variants", ResetsAndEvasion::variants)
                .expect(
                        alertOn("hex", ARMED_47),
                        alertOn("dword", ARMED_47),
                        alertOn("padded", ARMED_47),
                        alertOn("long-hive", ARMED_47),
                        alertOn("trailing", ARMED_47),
                        alertOn("lower", ARMED_47),
                        alertOn("number", ARMED_47).sources("elastic_defend"),
                        alertOn("array", ARMED_47).sources("elastic_defend"));
    }

    private static List<Wire> variants(Cast c) {
        String longHive = ENABLE_AT.replace("HKLM", "HKEY_LOCAL_MACHINE");
        return List.of(
                sysmon13(c.host("hex"), 0, "0x1"),
                sysmon13(c.host("dword"), 0, ON),
                sysmon13(c.host("padded"), 0, "00000001"),
                valueSet(c.host("long-hive"), 0, longHive, ON, REG),
                valueSet(c.host("trailing"), 0, ENABLE_AT + "\\", ON, REG),
                valueSet(c.host("lower"), 0, ENABLE_AT.toLowerCase(Locale.ROOT), ON, REG),
                registry(c.host("number"), 0, "modification", 1),
                registry(c.host("array"), 0, "modification", List.of("1")));
    }

    static Scenario s70() {
        return scenario(
                        "S70",
                        "Tentative value 2",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, "DWORD (0x00000002)"),
                                        sysmonAt(c.h1(), 60)))
                .expect(alert(TENTATIVE_21, RUN_73).evidence("at_run").flags("at_mode_create"));
    }

    /** The counterpart of S11: another program under the name of at.exe. */
    static Scenario foreignAtExe() {
        return scenario(
                        "S11b",
                        "A foreign at.exe",
                        c ->
                                List.of(
                                        sysmon13(c.host("named"), 0, ON),
                                        process(
                                                c.host("named"),
                                                20,
                                                "C:\\Tools\\at.exe",
                                                "busybox.exe",
                                                "at.exe now",
                                                77),
                                        sysmon13(c.host("unnamed"), 0, ON),
                                        process(
                                                c.host("unnamed"),
                                                20,
                                                "C:\\Tools\\at.exe",
                                                "",
                                                "at.exe now",
                                                77)))
                .expect(
                        alertOn("named", ARMED_47, RUN_63).evidence("at_run").flags("masquerade"),
                        alertOn("unnamed", ARMED_47, RUN_63)
                                .evidence("at_run")
                                .flags("masquerade"));
    }
}
