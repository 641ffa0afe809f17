package dev.weir.scenario;

import static dev.weir.scenario.CrowdStrike.crowdstrikeProcess;
import static dev.weir.scenario.CrowdStrike.crowdstrikeRegistry;
import static dev.weir.scenario.CrowdStrike.crowdstrikeTask;
import static dev.weir.scenario.Defend.defend;
import static dev.weir.scenario.Defend.defendFile;
import static dev.weir.scenario.Defend.defendProcess;
import static dev.weir.scenario.Defender.mde;
import static dev.weir.scenario.Defender.mdeFile;
import static dev.weir.scenario.Defender.mdeProcess;
import static dev.weir.scenario.Defender.mdeTask;
import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Names.AT;
import static dev.weir.scenario.Names.AT_CREATE;
import static dev.weir.scenario.Names.CONFIGURATION;
import static dev.weir.scenario.Names.ENABLE_AT;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Names.REG;
import static dev.weir.scenario.Names.SCHTASKS;
import static dev.weir.scenario.Names.SVCHOST;
import static dev.weir.scenario.Names.SYSTEM32;
import static dev.weir.scenario.Names.TREE;
import static dev.weir.scenario.OtherVendors.carbonBlackProcess;
import static dev.weir.scenario.OtherVendors.endgameProcess;
import static dev.weir.scenario.OtherVendors.endgameRegistry;
import static dev.weir.scenario.OtherVendors.ocsfJob;
import static dev.weir.scenario.OtherVendors.ocsfProcess;
import static dev.weir.scenario.OtherVendors.ocsfRegistry;
import static dev.weir.scenario.SentinelOne.s1Create;
import static dev.weir.scenario.SentinelOne.s1File;
import static dev.weir.scenario.SentinelOne.s1Process;
import static dev.weir.scenario.SentinelOne.s1Task;
import static dev.weir.scenario.Sysmon.fileCreated;
import static dev.weir.scenario.Sysmon.keyCreated;
import static dev.weir.scenario.Sysmon.keyRenamed;
import static dev.weir.scenario.Sysmon.process;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.valueSet;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Told.JOB_99;
import static dev.weir.scenario.Told.RUN_73;
import static dev.weir.scenario.Told.TASK_63;
import static dev.weir.scenario.Told.TASK_73;
import static dev.weir.scenario.Told.TENTATIVE_21;
import static dev.weir.scenario.Windows.powershell4104;
import static dev.weir.scenario.Windows.security;
import static dev.weir.scenario.Windows.security4688;
import static dev.weir.scenario.Windows.security4698;
import static dev.weir.scenario.Windows.security4702;
import static dev.weir.scenario.Windows.taskScheduler;
import static dev.weir.scenario.Windows.taskScheduler140;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** § 3 of the contract, the table: each hit from every source that can tell it. */
final class HitTable {

    /**
     * One event and what becomes of it on an armed host; on a fresh one where it arms itself.
     *
     * @param name what it shows
     * @param event the raw event, a minute after the arming
     * @param told the last revision
     */
    record Row(String name, Function<Machine, Wire> event, Told told) {

        boolean arms() {
            return told == ARMED_47 || told == TENTATIVE_21;
        }

        Cast cast() {
            return new Cast("t" + Integer.toHexString(name.hashCode()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final double LATER = 60;

    private HitTable() {}

    static Stream<Row> all() {
        return Stream.of(
                        Stream.of(armed(), tentative(), atRuns(), taskCommands()),
                        Stream.of(atJobs(), atJobFiles(), tasks(), taskFiles()))
                .flatMap(rows -> rows)
                .flatMap(rows -> rows);
    }

    private static Stream<Row> armed() {
        String apart = "HKLM:\\" + CONFIGURATION;
        String doubled = ENABLE_AT.replace("\\", "\\\\");
        String qword = "QWORD (0x00000000-0x00000001)";
        return Stream.of(
                row("QWORD", h -> sysmon13(h, 0, qword), ARMED_47),
                row("QWORD in one", h -> sysmon13(h, 0, "0x0000000000000001"), ARMED_47),
                row("text 1", h -> sysmon13(h, 0, "1"), ARMED_47),
                row("HKLM:", h -> valueSet(h, 0, apart + "\\EnableAt", ON, REG), ARMED_47),
                row("doubled", h -> valueSet(h, 0, doubled, ON, REG), ARMED_47),
                row("Endgame dword", h -> endgameRegistry(h, 0, "1", "dword"), ARMED_47),
                row("Endgame sz", h -> endgameRegistry(h, 0, "1", "sz"), ARMED_47),
                row("OCSF set", h -> ocsfRegistry(h, 0, 2, 1), ARMED_47),
                row("OCSF modify", h -> ocsfRegistry(h, 0, 3, 1), ARMED_47),
                row("SentinelOne decimal", h -> s1Create(h, 0, "1"), ARMED_47),
                row("Defender hexadecimal", h -> mde(h, 0, "0x1", null), ARMED_47),
                row("Defend hexadecimal", h -> defend(h, 0, "0x00000001"), ARMED_47));
    }

    private static Stream<Row> tentative() {
        String key = "HKLM\\" + CONFIGURATION;
        String hive = ENABLE_AT.replace("SOFTWARE", "OFFLINE");
        return Stream.of(
                row("value 3", h -> crowdstrikeRegistry(h, 0, "3"), TENTATIVE_21),
                row("value -1", h -> mde(h, 0, "4294967295", null), TENTATIVE_21),
                row("renamed to", h -> keyRenamed(h, 0, key + "X", key), TENTATIVE_21),
                row("loaded hive", h -> valueSet(h, 0, hive, ON, REG), TENTATIVE_21));
    }

    private static Stream<Row> atRuns() {
        String upper = AT.toUpperCase(Locale.ROOT);
        String invoke = "Invoke-WmiMethod -Class Win32_ScheduledJob -Name Create";
        String wmi = SYSTEM32 + "wbem\\WMIC.exe";
        String powershell = SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe";
        return Stream.of(
                row("at, 4688", h -> security4688(h, LATER, upper, ""), RUN_73),
                row("at, Defend", h -> defendProcess(h, LATER, AT, AT_CREATE), RUN_73),
                row("at, Defender", h -> mdeProcess(h, LATER, AT, "at"), RUN_73),
                row("at, SentinelOne", h -> s1Process(h, LATER, AT, "at 1 /delete"), RUN_73),
                row("at, CrowdStrike", h -> crowdstrikeProcess(h, LATER, "at.exe", "at"), RUN_73),
                row("at, Endgame", h -> endgameProcess(h, LATER, AT, AT_CREATE), RUN_73),
                row("at, OCSF", h -> ocsfProcess(h, LATER, AT, AT_CREATE), RUN_73),
                row("at, Carbon Black", h -> carbonBlackProcess(h, LATER, AT, AT_CREATE), RUN_73),
                row(
                        "wmic, 4688",
                        h -> security4688(h, LATER, wmi, "wmic job call create x"),
                        RUN_73),
                row("WMI by script", h -> powershell4104(h, LATER, invoke), RUN_73),
                row(
                        "WMI by command line",
                        h -> process(h, LATER, powershell, "powershell -c \"" + invoke + "\""),
                        RUN_73));
    }

    private static Stream<Row> taskCommands() {
        String create = "schtasks /create /tn X /tr calc /sc daily";
        String dashes = "schtasks.exe -Create -TN X -TR calc -SC daily";
        String register = "Register-ScheduledTask X -InputObject $task";
        return Stream.of(
                row("schtasks, Sysmon", h -> process(h, LATER, SCHTASKS, create), TASK_63),
                row("schtasks, 4688", h -> security4688(h, LATER, SCHTASKS, dashes), TASK_63),
                row("schtasks, Defender", h -> mdeProcess(h, LATER, SCHTASKS, dashes), TASK_63),
                row("schtasks, Defend", h -> defendProcess(h, LATER, SCHTASKS, create), TASK_63),
                row("schtasks, SentinelOne", h -> s1Process(h, LATER, SCHTASKS, create), TASK_63),
                row(
                        "schtasks, CrowdStrike",
                        h -> crowdstrikeProcess(h, LATER, "schtasks.exe", create),
                        TASK_63),
                row("Register-ScheduledTask", h -> powershell4104(h, LATER, register), TASK_63),
                row("schtasks, Endgame", h -> endgameProcess(h, LATER, SCHTASKS, create), TASK_63),
                row(
                        "schtasks, Carbon Black",
                        h -> carbonBlackProcess(h, LATER, SCHTASKS, create),
                        TASK_63));
    }

    private static Stream<Row> atJobs() {
        Doc job = doc().with("TaskName", "\\At1");
        String xml =
                Windows.TASK_XML
                        .replace("version=\"1.2\"", "version=\"1.0\"")
                        .replace("<UserId>CORP\\alice", "<UserId>@AtServiceAccount");
        Doc signature = doc().with("TaskName", "\\Odd").with("TaskContent", xml);
        return Stream.of(
                row("4698 At1", h -> security4698(h, LATER, "\\At1"), JOB_99),
                row("4698 at12", h -> security4698(h, LATER, "\\at12"), JOB_99),
                row("4702 At1", h -> security4702(h, LATER, "\\At1"), JOB_99),
                row("4698 by content", h -> security(h, LATER, 4698, signature), JOB_99),
                row("106 At1", h -> taskScheduler(h, LATER, 106, job), JOB_99),
                row("129 At1", h -> taskScheduler(h, LATER, 129, job), JOB_99),
                row("140 At1", h -> taskScheduler(h, LATER, 140, job), JOB_99),
                row("200 At1", h -> taskScheduler(h, LATER, 200, job), JOB_99),
                row("201 At1", h -> taskScheduler(h, LATER, 201, job), JOB_99),
                row(
                        "Defender updated",
                        h -> mdeTask(h, LATER, "ScheduledTaskUpdated", "\\At1"),
                        JOB_99),
                row(
                        "SentinelOne Register",
                        h -> s1Task(h, LATER, "Task Register", "\\At1"),
                        JOB_99),
                row("SentinelOne Start", h -> s1Task(h, LATER, "Task Start", "\\At1"), JOB_99),
                row(
                        "CrowdStrike registered",
                        h -> crowdstrikeTask(h, LATER, "ScheduledTaskRegistered", "\\At1"),
                        JOB_99),
                row("OCSF create At1", h -> ocsfJob(h, LATER, 1, "\\At1"), JOB_99));
    }

    private static Stream<Row> atJobFiles() {
        String job = "C:\\Windows\\Tasks\\At1.job";
        String file = SYSTEM32 + "Tasks\\At1";
        return Stream.of(
                row("At1.job, Sysmon", h -> fileCreated(h, LATER, job), JOB_99),
                row("At1, Sysmon", h -> fileCreated(h, LATER, file), JOB_99),
                row("At1, Defend", h -> defendFile(h, LATER, file), JOB_99),
                row("At1.job, Defender", h -> mdeFile(h, LATER, job), JOB_99),
                row("At1.job, SentinelOne", h -> s1File(h, LATER, job), JOB_99),
                row("Tree\\At1 key", h -> keyCreated(h, LATER, TREE + "At1", SVCHOST), JOB_99),
                row(
                        "Tree\\At1 value",
                        h -> valueSet(h, LATER, TREE + "At1\\Id", "{1}", SVCHOST),
                        JOB_99));
    }

    private static Stream<Row> tasks() {
        return Stream.of(
                row("4698 in a folder", h -> security4698(h, LATER, "\\Corp\\At1"), TASK_63),
                row("4698 Atlas", h -> security4698(h, LATER, "\\Atlas"), TASK_63),
                row("4698 At", h -> security4698(h, LATER, "\\At"), TASK_63),
                row(
                        "106",
                        h -> taskScheduler(h, LATER, 106, doc().with("TaskName", "\\X")),
                        TASK_63),
                row(
                        "Defender created",
                        h -> mdeTask(h, LATER, "ScheduledTaskCreated", "\\X"),
                        TASK_63),
                row(
                        "SentinelOne registered",
                        h -> s1Task(h, LATER, "Task Register", "\\X"),
                        TASK_63),
                row(
                        "CrowdStrike registered X",
                        h -> crowdstrikeTask(h, LATER, "ScheduledTaskRegistered", "\\X"),
                        TASK_63),
                row("OCSF create", h -> ocsfJob(h, LATER, 1, "\\X"), TASK_63));
    }

    private static Stream<Row> taskFiles() {
        String file = SYSTEM32 + "Tasks\\Corp\\Nightly";
        return Stream.of(
                row("file, Sysmon", h -> fileCreated(h, LATER, file), TASK_63),
                row("file, Defend", h -> defendFile(h, LATER, file), TASK_63),
                row("file, Defender", h -> mdeFile(h, LATER, file), TASK_63),
                row("file, SentinelOne", h -> s1File(h, LATER, file), TASK_63),
                row("X.job", h -> fileCreated(h, LATER, "C:\\Windows\\Tasks\\X.job"), TASK_63),
                row(
                        "Tree\\X key, not by the service",
                        h -> keyCreated(h, LATER, TREE + "X", SYSTEM32 + "reg.exe"),
                        TASK_73));
    }

    /** These annotate: evidence, but no escalation. */
    static Stream<Row> touches() {
        Doc run = doc().with("TaskName", "\\X");
        String change = "schtasks /change /tn X /disable";
        return Stream.of(
                row("4702", h -> security4702(h, LATER, "\\X"), ARMED_47),
                row("140", h -> taskScheduler140(h, LATER, "\\X"), ARMED_47),
                row("129", h -> taskScheduler(h, LATER, 129, run), ARMED_47),
                row("200", h -> taskScheduler(h, LATER, 200, run), ARMED_47),
                row("201", h -> taskScheduler(h, LATER, 201, run), ARMED_47),
                row("schtasks /change", h -> process(h, LATER, SCHTASKS, change), ARMED_47),
                row(
                        "schtasks /run",
                        h -> process(h, LATER, SCHTASKS, "schtasks /run /tn X"),
                        ARMED_47),
                row(
                        "Tree\\X\\Id",
                        h -> valueSet(h, LATER, TREE + "X\\Id", "{1}", SVCHOST),
                        ARMED_47),
                row(
                        "Defender updated X",
                        h -> mdeTask(h, LATER, "ScheduledTaskUpdated", "\\X"),
                        ARMED_47),
                row("SentinelOne started", h -> s1Task(h, LATER, "Task Start", "\\X"), ARMED_47));
    }

    private static Row row(String name, Function<Machine, Wire> event, Told told) {
        return new Row(name, event, told);
    }
}
