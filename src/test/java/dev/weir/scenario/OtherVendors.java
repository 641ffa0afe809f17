package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Names.AT_PID;
import static dev.weir.scenario.Names.CONFIGURATION;
import static dev.weir.scenario.Wire.time;

import java.time.Instant;

/** Endgame's own stream, OCSF, and Carbon Black Cloud's process starts. */
final class OtherVendors {

    private static final Instant FILETIME_EPOCH = Instant.parse("1601-01-01T00:00:00Z");

    private OtherVendors() {}

    static Wire endgameRegistry(Machine host, double at, String data, String type) {
        Doc event =
                doc().with("event_subtype_full", "registry_modify_event")
                        .with("opcode", 1)
                        .with("key_path", "\\REGISTRY\\MACHINE\\" + CONFIGURATION + "\\EnableAt")
                        .with("key_type", type)
                        .with("bytes_written_string", data)
                        .with("bytes_written_count", 4)
                        .with("process_path", Names.REG);
        return endgame(host, at, "registry_event", event);
    }

    static Wire endgameProcess(Machine host, double at, String path, String commandLine) {
        Doc event =
                doc().with("event_subtype_full", "creation_event")
                        .with("opcode", 1)
                        .with("process_path", path)
                        .with("command_line", commandLine)
                        .with("parent_process_name", "cmd.exe");
        return endgame(host, at, "process_event", event);
    }

    private static Wire endgame(Machine host, double at, String type, Doc more) {
        long hundredNanos = (time(at).toEpochMilli() - FILETIME_EPOCH.toEpochMilli()) * 10_000;
        String path = (String) more.get("process_path");
        Doc event =
                doc().with("event_type_full", type)
                        .with("hostname", host.netbios())
                        .with("pid", AT_PID)
                        .with("process_name", path.substring(path.lastIndexOf('\\') + 1))
                        .with("serial_event_id", Math.abs(more.hashCode()))
                        .with("timestamp", hundredNanos)
                        .with("unique_pid", 77788)
                        .with("user_name", "alice")
                        .with("user_domain", "CORP");
        return Wire.event(at, event.and(more));
    }

    /** Registry value activity: 2 set, 3 modify, 4 delete. */
    static Wire ocsfRegistry(Machine host, double at, int activity, Integer data) {
        Doc value =
                doc().with("path", "HKEY_LOCAL_MACHINE\\" + CONFIGURATION)
                        .with("name", "EnableAt")
                        .with("type", "REG_DWORD")
                        .with("type_id", 2)
                        .with("reg_integer_data", data);
        return ocsf(host, at, 201_002, activity, doc().with("reg_value", value));
    }

    static Wire ocsfProcess(Machine host, double at, String path, String commandLine) {
        Doc file =
                doc().with("path", path).with("name", path.substring(path.lastIndexOf('\\') + 1));
        Doc process = doc().with("file", file).with("cmd_line", commandLine).with("pid", AT_PID);
        return ocsf(host, at, 1007, 1, doc().with("process", process));
    }

    /** Scheduled job activity: 1 create, 2 update, 6 start. */
    static Wire ocsfJob(Machine host, double at, int activity, String task) {
        return ocsf(host, at, 1006, activity, doc().with("job", doc().with("name", task)));
    }

    private static Wire ocsf(Machine host, double at, int type, int activity, Doc more) {
        Doc actor = doc().with("pid", 900).with("file", doc().with("path", Names.REG));
        Doc product = doc().with("name", "Acme EDR").with("vendor_name", "Acme");
        Doc event =
                doc().with("class_uid", type)
                        .with("activity_id", activity)
                        .with("time", time(at).toEpochMilli())
                        .with("metadata", doc().with("version", "1.3.0").with("product", product))
                        .with("actor", doc().with("process", actor))
                        .with("device", doc().with("hostname", host.fqdn()));
        return Wire.event(at, event.and(more));
    }

    static Wire carbonBlackProcess(Machine host, double at, String path, String commandLine) {
        String moment = time(at).toString().replace("T", " ").replace("Z", ".521521 +0000 UTC");
        Doc event =
                doc().with("type", "endpoint.event.procstart")
                        .with("org_key", "ABCD1234")
                        .with("device_id", "7")
                        .with("device_name", "CORP\\" + host.netbios())
                        .with("device_os", "WINDOWS")
                        .with("device_timestamp", moment)
                        .with("backend_timestamp", moment)
                        .with("action", "ACTION_CREATE_PROCESS")
                        .with("process_path", "c:\\windows\\system32\\cmd.exe")
                        .with("process_cmdline", "cmd.exe")
                        .with("process_pid", 900)
                        .with("process_username", "CORP\\alice")
                        .with("childproc_name", path)
                        .with("target_cmdline", commandLine)
                        .with("childproc_pid", AT_PID);
        return Wire.event(at, event);
    }
}
