package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Names.AT_CREATE;
import static dev.weir.scenario.Names.AT_PID;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;

/** CrowdStrike Falcon Data Replicator: every value is text; here with {@code ComputerName}. */
final class CrowdStrike {

    private static final String DEVICE = "\\Device\\HarddiskVolume3\\Windows\\System32\\";

    private CrowdStrike() {}

    /** The watched value, its data in the numeric field only. */
    static Wire crowdstrikeRegistry(Machine host, double at, String number) {
        Doc data =
                doc().with("RegObjectName", "\\REGISTRY\\MACHINE\\" + Names.CONFIGURATION)
                        .with("RegValueName", "enableat")
                        .with("RegStringValue", "")
                        .with("RegNumericValue", number)
                        .with("RegType", "4")
                        .with("RegOperationType", "1")
                        .with("ContextProcessId", "877036799894");
        return event(host, at, "RegGenericValueUpdate", data);
    }

    static Wire crowdstrikeAt(Machine host, double at) {
        return crowdstrikeProcess(host, at, "at.exe", AT_CREATE);
    }

    static Wire crowdstrikeProcess(Machine host, double at, String name, String commandLine) {
        Doc data =
                doc().with("ImageFileName", DEVICE + name)
                        .with("CommandLine", commandLine)
                        .with("TargetProcessId", "4390327988")
                        .with("RawProcessId", Integer.toString(AT_PID))
                        .with("ParentProcessId", "4370948876")
                        .with("ParentBaseFileName", "cmd.exe")
                        .with("ProcessStartTime", seconds(at))
                        .with("UserSid", "S-1-5-21-111-222-333-1104");
        return event(host, at, "ProcessRollup2", data);
    }

    /** ScheduledTaskRegistered, …Modified, …Deleted. */
    static Wire crowdstrikeTask(Machine host, double at, String type, String task) {
        Doc data =
                doc().with("TaskName", task)
                        .with("TaskExecCommand", "C:\\Tools\\run.exe")
                        .with("TaskExecArguments", "")
                        .with("TaskAuthor", "CORP\\alice")
                        .with("UserName", "alice");
        return event(host, at, type, data);
    }

    /** The same record without the name of its host, as most raw ones are. */
    static Wire nameless(Machine host, Wire event) {
        String named = new String(event.bytes(), UTF_8);
        String field = "\"ComputerName\":\"" + host.netbios() + "\",";
        return Wire.raw(event.at(), named.replace(field, "").getBytes(UTF_8));
    }

    /** The list of hosts, which tells the name. */
    static Wire crowdstrikeHost(Machine host, double at) {
        Doc entry =
                doc().with("Time", seconds(at))
                        .with("aid", host.hexId(32))
                        .with("cid", "22222222222222222222222222222222")
                        .with("AgentLoadFlags", "1")
                        .with("AgentVersion", "7.10.0.0")
                        .with("ComputerName", host.netbios())
                        .with("MachineDomain", "corp.example")
                        .with("event_platform", "Win");
        return Wire.event(at, entry);
    }

    private static Wire event(Machine host, double at, String type, Doc more) {
        Doc event =
                doc().with("event_simpleName", type)
                        .with("name", type + "V1")
                        .with("event_platform", "Win")
                        .with("aid", host.hexId(32))
                        .with("cid", "22222222222222222222222222222222")
                        .with("ComputerName", host.netbios())
                        .with("id", Integer.toHexString(Objects.hash(at, type, more)))
                        .with("ContextTimeStamp", seconds(at))
                        .with("timestamp", Long.toString(Wire.time(at + 1).toEpochMilli()));
        return Wire.event(at, event.and(more));
    }

    private static String seconds(double at) {
        long millis = Wire.time(at).toEpochMilli();
        return millis / 1000 + "." + String.format("%03d", millis % 1000);
    }
}
