package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Names.AT;
import static dev.weir.scenario.Names.AT_CREATE;
import static dev.weir.scenario.Names.AT_PID;
import static dev.weir.scenario.Names.ENABLE_AT;
import static dev.weir.scenario.Names.REG;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sysmon events as Winlogbeat 8 sends them. */
final class Sysmon {

    static final String PROVIDER = "Microsoft-Windows-Sysmon";
    static final String CHANNEL = PROVIDER + "/Operational";
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Sysmon() {}

    /** Event 13 on the watched value, by reg.exe. */
    static Wire sysmon13(Machine host, double at, String details) {
        return valueSet(host, at, ENABLE_AT, details, REG);
    }

    static Wire valueSet(Machine host, double at, String path, String details, String image) {
        return sysmon(
                host,
                at,
                13,
                registry("SetValue", path, image)
                        .with("Details", details)
                        .with("User", "CORP\\alice"));
    }

    static Wire valueDeleted(Machine host, double at, String path) {
        return sysmon(host, at, 12, registry("DeleteValue", path, REG));
    }

    static Wire keyCreated(Machine host, double at, String path, String image) {
        return sysmon(host, at, 12, registry("CreateKey", path, image));
    }

    static Wire keyDeleted(Machine host, double at, String path) {
        return sysmon(host, at, 12, registry("DeleteKey", path, REG));
    }

    static Wire keyRenamed(Machine host, double at, String path, String newPath) {
        return sysmon(host, at, 14, registry("RenameKey", path, REG).with("NewName", newPath));
    }

    static Doc registry(String type, String path, String image) {
        return doc().with("EventType", type)
                .with("Image", image)
                .with("ProcessId", "2212")
                .with("TargetObject", path);
    }

    /** The usual start of at.exe, adding a job. */
    static Wire sysmonAt(Machine host, double at) {
        return process(host, at, AT, "AT.EXE", AT_CREATE, AT_PID);
    }

    /** A start of Microsoft's program at that path. */
    static Wire process(Machine host, double at, String image, String commandLine) {
        String name = image.substring(image.lastIndexOf('\\') + 1);
        return process(host, at, image, name, commandLine, 5120);
    }

    static Wire process(
            Machine host, double at, String image, String originalName, String line, int pid) {
        Doc data =
                doc().with("ProcessId", Integer.toString(pid))
                        .with("Image", image)
                        .with("OriginalFileName", originalName)
                        .with("CommandLine", line)
                        .with("User", "CORP\\alice")
                        .with("IntegrityLevel", "High")
                        .with("ParentProcessId", "900")
                        .with("ParentImage", "C:\\Windows\\System32\\cmd.exe")
                        .with("ParentCommandLine", "cmd.exe");
        return sysmon(host, at, 1, data);
    }

    static Wire fileCreated(Machine host, double at, String path) {
        Doc data = doc().with("Image", Names.SVCHOST).with("ProcessId", "1044");
        return sysmon(host, at, 11, data.with("TargetFilename", path));
    }

    /** 17 created, 18 connected. */
    static Wire pipe(Machine host, double at, int id, String name) {
        return sysmon(host, at, id, doc().with("PipeName", name).with("Image", "System"));
    }

    /** Any Sysmon event, with the fields that all of them share. */
    static Wire sysmon(Machine host, double at, int id, Doc data) {
        return host.log(at, CHANNEL, PROVIDER, id, common(at, id).and(data));
    }

    static Doc common(double at, int id) {
        return doc().with("RuleName", "-")
                .with("UtcTime", UTC_TIME.format(Wire.time(at)))
                .with("ProcessGuid", String.format("{5f1e0a11-0000-0000-0000-%012x}", id));
    }
}
