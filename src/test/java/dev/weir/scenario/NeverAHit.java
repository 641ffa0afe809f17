package dev.weir.scenario;

import static dev.weir.scenario.CrowdStrike.crowdstrikeProcess;
import static dev.weir.scenario.CrowdStrike.crowdstrikeTask;
import static dev.weir.scenario.Defend.defendProcess;
import static dev.weir.scenario.Defender.mdeProcess;
import static dev.weir.scenario.Defender.mdeTask;
import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Expected.alert;
import static dev.weir.scenario.Names.ON;
import static dev.weir.scenario.Names.SCHTASKS;
import static dev.weir.scenario.Names.SVCHOST;
import static dev.weir.scenario.Names.SYSTEM32;
import static dev.weir.scenario.Names.TASKS;
import static dev.weir.scenario.Scenario.scenario;
import static dev.weir.scenario.SentinelOne.s1Process;
import static dev.weir.scenario.SentinelOne.s1Task;
import static dev.weir.scenario.Sysmon.fileCreated;
import static dev.weir.scenario.Sysmon.keyCreated;
import static dev.weir.scenario.Sysmon.pipe;
import static dev.weir.scenario.Sysmon.process;
import static dev.weir.scenario.Sysmon.sysmon13;
import static dev.weir.scenario.Sysmon.valueSet;
import static dev.weir.scenario.Told.ARMED_47;
import static dev.weir.scenario.Windows.powershell4104;
import static dev.weir.scenario.Windows.security;
import static dev.weir.scenario.Windows.security4688;
import static dev.weir.scenario.Windows.taskScheduler;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** § 3 of the contract, "never a hit": on an armed host these must leave the alert as it is. */
final class NeverAHit {

    private static final double AT = 60;
    private static final String TASK = "\\Nightly";
    private static final String ID = "{6A1F0C52-9B0E-4D0B-8C55-3D2F7E0A9B11}";

    private NeverAHit() {}

    static Stream<Scenario> all() {
        return Stream.of(readingAndDeleting(), deletedTasks(), otherPrograms(), pipes(), cache())
                .flatMap(all -> all);
    }

    private static Stream<Scenario> readingAndDeleting() {
        String query = "schtasks /query /fo LIST /v";
        String delete = "schtasks.exe /Delete /TN Nightly /F";
        String end = "schtasks -end -tn Nightly";
        return Stream.of(
                never("schtasks /query, Sysmon", h -> process(h, AT, SCHTASKS, query)),
                never("schtasks /delete, Sysmon", h -> process(h, AT, SCHTASKS, delete)),
                never("schtasks -end, Sysmon", h -> process(h, AT, SCHTASKS, end)),
                never("schtasks /query, 4688", h -> security4688(h, AT, SCHTASKS, query)),
                never("schtasks /delete, 4688", h -> security4688(h, AT, SCHTASKS, delete)),
                never("schtasks /query, Defender", h -> mdeProcess(h, AT, SCHTASKS, query)),
                never("schtasks /delete, Defend", h -> defendProcess(h, AT, SCHTASKS, delete)),
                never("schtasks /end, SentinelOne", h -> s1Process(h, AT, SCHTASKS, end)),
                never(
                        "schtasks /query, CrowdStrike",
                        h -> crowdstrikeProcess(h, AT, "schtasks.exe", query)),
                never("schtasks alone", h -> process(h, AT, SCHTASKS, "schtasks")),
                never(
                        "Get-ScheduledTask",
                        h -> powershell4104(h, AT, "Get-ScheduledTask -TaskName X")),
                never(
                        "Unregister-ScheduledTask",
                        h -> powershell4104(h, AT, "Unregister-ScheduledTask -TaskName X")));
    }

    private static Stream<Scenario> deletedTasks() {
        return Stream.of(
                never("4699 deleted", h -> security(h, AT, 4699, task())),
                never("4700 enabled", h -> security(h, AT, 4700, task())),
                never("4701 disabled", h -> security(h, AT, 4701, task())),
                never("141 deleted", h -> taskScheduler(h, AT, 141, task())),
                never("142 disabled", h -> taskScheduler(h, AT, 142, task())),
                never("Defender deleted", h -> mdeTask(h, AT, "ScheduledTaskDeleted", TASK)),
                never("Defender enabled", h -> mdeTask(h, AT, "ScheduledTaskEnabled", TASK)),
                never("Defender disabled", h -> mdeTask(h, AT, "ScheduledTaskDisabled", TASK)),
                never("SentinelOne deleted", h -> s1Task(h, AT, "Task Delete", TASK)),
                never(
                        "CrowdStrike deleted",
                        h -> crowdstrikeTask(h, AT, "ScheduledTaskDeleted", TASK)));
    }

    private static Doc task() {
        return doc().with("TaskName", TASK).with("UserName", "CORP\\alice");
    }

    private static Stream<Scenario> otherPrograms() {
        return Stream.of(
                never("netstat.exe", h -> process(h, AT, SYSTEM32 + "netstat.exe", "netstat -an")),
                never("winsat.exe", h -> process(h, AT, SYSTEM32 + "winsat.exe", "winsat formal")),
                never("cat.exe", h -> process(h, AT, "C:\\Program Files\\Git\\cat.exe", "cat x")),
                never("netstat.exe, 4688", h -> security4688(h, AT, SYSTEM32 + "netstat.exe", "")),
                never(
                        "winsat.exe, CrowdStrike",
                        h -> crowdstrikeProcess(h, AT, "winsat.exe", "winsat formal")),
                never("cat.exe, SentinelOne", h -> s1Process(h, AT, "C:\\Tools\\cat.exe", "cat x")),
                never(
                        "netstat.exe, Defender",
                        h -> mdeProcess(h, AT, SYSTEM32 + "netstat.exe", "netstat")),
                never(
                        "at.exe only as an argument",
                        h -> process(h, AT, SYSTEM32 + "where.exe", "where at.exe")),
                never(
                        "wmic job list",
                        h -> process(h, AT, SYSTEM32 + "wbem\\WMIC.exe", "wmic job list brief")));
    }

    private static Stream<Scenario> pipes() {
        Doc share =
                doc().with("ShareName", "\\\\*\\IPC$")
                        .with("RelativeTargetName", "atsvc")
                        .with("AccessMask", "0x12019f");
        return Stream.of(
                never("pipe atsvc created", h -> pipe(h, AT, 17, "\\atsvc")),
                never("pipe atsvc opened", h -> pipe(h, AT, 18, "\\atsvc")),
                never("share access to atsvc", h -> security(h, AT, 5145, share)),
                never("a file called at.exe", h -> fileCreated(h, AT, "C:\\Tools\\at.exe")),
                never(
                        "a file in a folder called Tasks",
                        h -> fileCreated(h, AT, "D:\\Tasks\\At1")));
    }

    /** TaskCache values below a key of another name, and event ids of other channels. */
    private static Stream<Scenario> cache() {
        String plain = TASKS.replace("\\Tasks\\", "\\Plain\\") + ID;
        return Stream.of(
                never(
                        "Tasks\\{id}\\Path",
                        h -> valueSet(h, AT, TASKS + ID + "\\Path", TASK, SVCHOST)),
                never(
                        "Tasks\\{id}\\DynamicInfo",
                        h -> valueSet(h, AT, TASKS + ID + "\\DynamicInfo", "Binary Data", SVCHOST)),
                never("Tasks\\{id} key", h -> keyCreated(h, AT, TASKS + ID, SVCHOST)),
                never("Tree\\Office key", h -> keyCreated(h, AT, Names.TREE + "Office", SVCHOST)),
                never(
                        "Tree\\Office\\SD",
                        h -> valueSet(h, AT, Names.TREE + "Office\\SD", "Binary Data", SVCHOST)),
                never("Plain\\{id} key", h -> keyCreated(h, AT, plain, SVCHOST)),
                never(
                        "id 1 of the kernel",
                        h -> foreign(h, "System", "Microsoft-Windows-Kernel-General", 1)),
                never(
                        "id 13 of the kernel",
                        h -> foreign(h, "System", "Microsoft-Windows-Kernel-General", 13)),
                never("id 106 of another channel", h -> foreign(h, "Application", "Acme", 106)),
                never("id 200 of another channel", h -> foreign(h, "Application", "Acme", 200)));
    }

    private static Wire foreign(Machine host, String channel, String provider, int id) {
        Doc data = doc().with("TaskName", "\\At1").with("Image", Names.AT).with("param1", "x");
        return host.log(AT, channel, provider, id, data);
    }

    private static Scenario never(String name, Function<Machine, Wire> event) {
        String number = "N" + Integer.toHexString(name.hashCode());
        return scenario(number, name, c -> List.of(sysmon13(c.h1(), 0, ON), event.apply(c.h1())))
                .expect(alert(ARMED_47));
    }
}
