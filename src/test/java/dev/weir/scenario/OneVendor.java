package dev.weir.scenario;

import static dev.weir.scenario.CrowdStrike.crowdstrikeAt;
import static dev.weir.scenario.CrowdStrike.crowdstrikeRegistry;
import static dev.weir.scenario.Defend.defend;
import static dev.weir.scenario.Defender.mde;
import static dev.weir.scenario.Defender.mdeProcess;
import static dev.weir.scenario.Defender.mdeTask;
import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Names.AT;
import static dev.weir.scenario.Names.AT_CREATE;
import static dev.weir.scenario.Names.AT_PID;
import static dev.weir.scenario.Names.CONFIGURATION;
import static dev.weir.scenario.Names.ENABLE_AT;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Names.SVCHOST;
import static dev.weir.scenario.Names.SYSTEM32;
import static dev.weir.scenario.Names.TREE;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.SentinelOne.s1At;
import static dev.weir.scenario.SentinelOne.s1Create;
import static dev.weir.scenario.SentinelOne.s1Modified;
import static dev.weir.scenario.SentinelOne.s1Task;
import static dev.weir.scenario.Sysmon.fileCreated;
import static dev.weir.scenario.Sysmon.keyCreated;
import static dev.weir.scenario.Sysmon.process;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.sysmonAt;
import static dev.weir.scenario.Sysmon.valueSet;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.JOB_99;
import static dev.weir.scenario.Told.RUN_73;
import static dev.weir.scenario.Told.TASK_63;
import static dev.weir.scenario.Windows.boot;
import static dev.weir.scenario.Windows.powershell4104;
import static dev.weir.scenario.Windows.security4657;
import static dev.weir.scenario.Windows.security4688;
import static dev.weir.scenario.Windows.security4698;
import static dev.weir.scenario.Windows.taskScheduler200;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** § 1: true positives. */
final class OneVendor {

    private static final double DAY = 86_400;

    private OneVendor() {}

    static Stream<Scenario> all() {
        return Scenario.allOf(OneVendor.class);
    }

    static Scenario s01() {
        return scenario(
                        "S01",
                        "Sysmon, at.exe create",
                        c -> List.of(sysmon13(c.h1(), 0, ON), sysmonAt(c.h1(), 90)))
                .expect(alert(ARMED_47, RUN_73).evidence("at_run").flags("at_mode_create"));
    }

    static Scenario s02() {
        return scenario(
                        "S02",
                        "Sysmon + confirmed job",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        sysmonAt(c.h1(), 90),
                                        security4698(c.h1(), 91, "\\At1"),
                                        fileCreated(c.h1(), 91, "C:\\Windows\\Tasks\\At1.job")))
                .expect(usedInFull().flags("at_mode_create").sources("sysmon", "windows_security"));
    }

    /** Armed, at.exe, an AT job. */
    private static Expected usedInFull() {
        return alert(ARMED_47, RUN_73, JOB_99).evidence("at_run", "at_job");
    }

    static Scenario s03() {
        return scenario(
                        "S03",
                        "Defend trigger, 4698 generic",
                        c ->
                                List.of(
                                        defend(c.h1(), 0, "1"),
                                        security4698(c.h1(), 600, "\\Updater")))
                .expect(
                        alert(ARMED_47, TASK_63)
                                .evidence("task_created")
                                .sources("elastic_defend", "windows_security"));
    }

    static Scenario s04() {
        return scenario("S04", "MDE only", c -> defenderOnly(c, mde(c.h1(), 0, "1", null)))
                .expect(usedInFull().flags("at_mode_create").sources("microsoft_defender"));
    }

    static Scenario s05() {
        String key = "HKEY_LOCAL_MACHINE\\" + CONFIGURATION.toUpperCase(Locale.ROOT);
        String mixed = key.replace("MICROSOFT", "microsoft");
        return scenario(
                        "S05",
                        "MDE key and value apart, mixed case",
                        c -> defenderOnly(c, mde(c.h1(), 0, mixed, "1", null)))
                .expect(usedInFull().flags("at_mode_create").sources("microsoft_defender"));
    }

    private static List<Wire> defenderOnly(Cast c, Wire arming) {
        return List.of(
                arming,
                mdeProcess(c.h1(), 300, AT, AT_CREATE),
                mdeTask(c.h1(), 301, "ScheduledTaskCreated", "\\At1"));
    }

    static Scenario s06() {
        return scenario(
                        "S06",
                        "S1 first set is a create",
                        c ->
                                List.of(
                                        s1Create(c.h1(), 0, "0x00000001"),
                                        s1Task(c.h1(), 1200, "Task Register", "\\Task John")))
                .expect(alert(ARMED_47, TASK_63).evidence("task_created").sources("sentinelone"));
    }

    static Scenario s07() {
        return scenario(
                        "S07",
                        "S1 modified 0→1",
                        c ->
                                List.of(
                                        s1Modified(c.h1(), 0, "0x00000001", "0x00000000"),
                                        s1At(c.h1(), 60)))
                .expect(
                        alert(ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("at_mode_create")
                                .sources("sentinelone"));
    }

    static Scenario s08() {
        return scenario(
                        "S08",
                        "CrowdStrike numeric data",
                        c ->
                                List.of(
                                        crowdstrikeRegistry(c.h1(), 0, "1"),
                                        crowdstrikeAt(c.h1(), 45)))
                .expect(
                        alert(ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("at_mode_create")
                                .sources("crowdstrike"));
    }

    static Scenario s09() {
        String key = "\\REGISTRY\\MACHINE\\" + CONFIGURATION;
        return scenario(
                        "S09",
                        "Security-log only host",
                        c ->
                                List.of(
                                        security4657(c.h1(), 0, key, "EnableAt", "1"),
                                        security4688(c.h1(), 10, AT, "at  13:20 /interactive cmd")))
                .expect(
                        alert(ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("at_mode_create")
                                .sources("windows_security"));
    }

    static Scenario s10() {
        String image = "C:\\Windows\\SysWOW64\\at.exe";
        return scenario(
                        "S10",
                        "SysWOW64 at.exe",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        process(c.h1(), 20, image, "AT.EXE", AT_CREATE, AT_PID)))
                .expect(alert(ARMED_47, RUN_73).evidence("at_run").flags("at_mode_create"));
    }

    static Scenario s11() {
        String image = "C:\\Users\\Public\\svc.exe";
        String line = "svc.exe 13:20 /interactive cmd";
        return scenario(
                        "S11",
                        "Renamed at.exe",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        process(c.h1(), 20, image, "AT.EXE", line, AT_PID)))
                .expect(
                        alert(ARMED_47, RUN_73)
                                .evidence("at_run")
                                .flags("masquerade", "renamed_at", "at_mode_create"));
    }

    static Scenario s12() {
        String script = "([wmiclass]\"Win32_ScheduledJob\").Create(\"cmd\",\"********143000\")";
        return scenario(
                        "S12",
                        "WMI, no at.exe",
                        c ->
                                List.of(
                                        valueSet(
                                                c.h1(),
                                                0,
                                                ENABLE_AT,
                                                ON,
                                                SYSTEM32 + "wbem\\WmiPrvSE.exe"),
                                        powershell4104(c.h1(), 30, script),
                                        security4698(c.h1(), 31, "\\At3")))
                .expect(
                        usedInFull()
                                .flags("wmi")
                                .sources("sysmon", "powershell", "windows_security"));
    }

    static Scenario s13() {
        String line = "wmic job call create \"cmd\" 0 0 true false ********143000.000000-420";
        return scenario(
                        "S13",
                        "wmic alias",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        process(c.h1(), 30, SYSTEM32 + "wbem\\WMIC.exe", line)))
                .expect(alert(ARMED_47, RUN_73).evidence("at_run").flags("wmi"));
    }

    static Scenario s14() {
        return scenario(
                        "S14",
                        "Reboot in between",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        boot(c.h1(), 50_000),
                                        sysmonAt(c.h1(), 50_400),
                                        security4698(c.h1(), 50_401, "\\At1")))
                .expect(
                        usedInFull()
                                .flags("reboot_between", "at_mode_create")
                                .sources("sysmon", "windows_security"));
    }

    static Scenario s15() {
        return scenario(
                        "S15",
                        "Six days later",
                        c -> List.of(sysmon13(c.h1(), 0, ON), sysmonAt(c.h1(), 6 * DAY)))
                .expect(alert(ARMED_47, RUN_73).evidence("at_run").flags("at_mode_create"));
    }

    static Scenario s16() {
        return scenario(
                        "S16",
                        "AT job runs",
                        c ->
                                List.of(
                                        sysmon13(c.h1(), 0, ON),
                                        taskScheduler200(c.h1(), 3600, "\\At1")))
                .expect(
                        alert(ARMED_47, JOB_99)
                                .evidence("at_job")
                                .flags("executed")
                                .sources("sysmon", "task_scheduler"));
    }

    static Scenario s17() {
        String script = "Register-ScheduledTask -TaskName X -Action $a -Trigger $t";
        return scenario(
                        "S17",
                        "PowerShell Register-ScheduledTask",
                        c ->
                                List.of(
                                        defend(c.h1(), 0, "1"),
                                        powershell4104(c.h1(), 120, script),
                                        keyCreated(c.h1(), 121, TREE + "X", SVCHOST)))
                .expect(
                        alert(ARMED_47, TASK_63)
                                .evidence("task_created")
                                .sources("elastic_defend", "powershell"));
    }
}
