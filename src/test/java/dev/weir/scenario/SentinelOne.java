package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Names.AT;
import static dev.weir.scenario.Names.AT_CREATE;
import static dev.weir.scenario.Names.AT_PID;

import java.util.Locale;
import java.util.Objects;

/** SentinelOne Cloud Funnel 2: flat dotted keys, short host names. */
final class SentinelOne {

    private static final String KEY_PATH = "MACHINE\\" + Names.CONFIGURATION + "\\EnableAt";

    private SentinelOne() {}

    static Wire s1Create(Machine host, double at, String data) {
        return s1Create(host, at, data, doc());
    }

    /** With some fields of the event replaced. */
    static Wire s1Create(Machine host, double at, String data, Doc replaced) {
        Doc more = doc().with("registry.value", data).with("registry.valueType", "DWORD");
        return registry(host, at, "Registry Value Create", more.and(replaced));
    }

    static Wire s1Modified(Machine host, double at, String data, String old) {
        Doc more =
                doc().with("registry.value", data)
                        .with("registry.valueType", "DWORD")
                        .with("registry.oldValue", old)
                        .with("registry.oldValueType", "DWORD");
        return registry(host, at, "Registry Value Modified", more);
    }

    private static Wire registry(Machine host, double at, String type, Doc more) {
        Doc data =
                doc().with("registry.keyPath", KEY_PATH)
                        .with("registry.valueIsComplete", true)
                        .and(more);
        return event(host, at, "registry", type, data);
    }

    static Wire s1At(Machine host, double at) {
        return s1Process(host, at, AT, AT_CREATE);
    }

    static Wire s1Process(Machine host, double at, String path, String commandLine) {
        Doc data =
                doc().with("tgt.process.name", path.substring(path.lastIndexOf('\\') + 1))
                        .with("tgt.process.image.path", path)
                        .with("tgt.process.cmdline", commandLine)
                        .with("tgt.process.pid", AT_PID)
                        .with("tgt.process.uid", host.hexId(16))
                        .with("tgt.process.user", "CORP\\alice")
                        .with("tgt.process.startTime", Wire.time(at).toEpochMilli());
        return event(host, at, "process", "Process Creation", data);
    }

    /** Task Register, Task Update, Task Delete, Task Start; the actor is the task editor. */
    static Wire s1Task(Machine host, double at, String type, String task) {
        Doc data =
                doc().with("task.name", task)
                        .with("src.process.name", "mmc.exe")
                        .with("src.process.image.path", "C:\\Windows\\System32\\mmc.exe")
                        .with("osSrc.process.name", "svchost.exe");
        return event(host, at, "scheduled_task", type, data);
    }

    static Wire s1File(Machine host, double at, String path) {
        return event(host, at, "file", "File Creation", doc().with("tgt.file.path", path));
    }

    private static Wire event(Machine host, double at, String category, String type, Doc more) {
        String meta = type.replace(" ", "").toUpperCase(Locale.ROOT).replace("TASK", "SCHEDTASK");
        Doc event =
                doc().with("i.scheme", "edr")
                        .with("dataSource.name", "SentinelOne")
                        .with("dataSource.vendor", "SentinelOne")
                        .with("meta.event.name", meta)
                        .with("event.category", category)
                        .with("event.type", type)
                        .with("event.id", "01JWS" + Math.abs(Objects.hash(at, type, more)))
                        .with("event.time", Wire.time(at).toEpochMilli())
                        .with("timestamp", Wire.time(at).toString())
                        .with("agent.uuid", host.hexId(32))
                        .with("endpoint.name", host.netbios())
                        .with("endpoint.os", "windows")
                        .with("src.process.name", "cmd.exe")
                        .with("src.process.image.path", "C:\\Windows\\System32\\cmd.exe")
                        .with("src.process.cmdline", "cmd.exe")
                        .with("src.process.pid", 900)
                        .with("src.process.user", "CORP\\alice");
        return Wire.event(at, event.and(more));
    }
}
