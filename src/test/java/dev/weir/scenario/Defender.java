package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Names.AT_PID;

import java.util.Locale;
import java.util.Objects;

/** Microsoft Defender for Endpoint, streaming API. */
final class Defender {

    private static final String KEY = "HKEY_LOCAL_MACHINE\\" + Names.CONFIGURATION;

    private Defender() {}

    /** RegistryValueSet on the watched value. */
    static Wire mde(Machine host, double at, String data, String previous) {
        return mde(host, at, KEY, data, previous);
    }

    static Wire mde(Machine host, double at, String key, String data, String previous) {
        Doc properties =
                doc().with("RegistryKey", key)
                        .with("RegistryValueName", "EnableAt")
                        .with("RegistryValueData", data)
                        .with("RegistryValueType", "Dword")
                        .with("PreviousRegistryKey", null)
                        .with("PreviousRegistryValueName", previous == null ? null : "EnableAt")
                        .with("PreviousRegistryValueData", previous);
        return event(host, at, "DeviceRegistryEvents", "RegistryValueSet", properties);
    }

    /** The value is gone; Defender then fills the previous fields only. */
    static Wire mdeValueDeleted(Machine host, double at, String previous) {
        Doc properties =
                doc().with("RegistryKey", "")
                        .with("RegistryValueName", "")
                        .with("RegistryValueData", null)
                        .with("PreviousRegistryKey", KEY)
                        .with("PreviousRegistryValueName", "EnableAt")
                        .with("PreviousRegistryValueData", previous);
        return event(host, at, "DeviceRegistryEvents", "RegistryValueDeleted", properties);
    }

    static Wire mdeProcess(Machine host, double at, String path, String commandLine) {
        String name = path.substring(path.lastIndexOf('\\') + 1);
        Doc properties =
                doc().with("FileName", name)
                        .with("FolderPath", path)
                        .with("ProcessCommandLine", commandLine)
                        .with("ProcessId", AT_PID)
                        .with("ProcessVersionInfoOriginalFileName", name)
                        .with("AccountDomain", "corp")
                        .with("AccountName", "alice");
        return event(host, at, "DeviceProcessEvents", "ProcessCreated", properties);
    }

    /** ScheduledTaskCreated, …Updated, …Deleted; the task hides in JSON inside a string. */
    static Wire mdeTask(Machine host, double at, String action, String task) {
        String details = "{\"TaskName\":\"" + task.replace("\\", "\\\\") + "\"}";
        return event(host, at, "DeviceEvents", action, doc().with("AdditionalFields", details));
    }

    static Wire mdeFile(Machine host, double at, String path) {
        Doc properties =
                doc().with("FolderPath", path)
                        .with("FileName", path.substring(path.lastIndexOf('\\') + 1));
        return event(host, at, "DeviceFileEvents", "FileCreated", properties);
    }

    private static Wire event(Machine host, double at, String table, String action, Doc more) {
        String name = host.fqdn().toLowerCase(Locale.ROOT);
        Doc properties =
                doc().with("ActionType", action)
                        .with("DeviceId", host.hexId(40))
                        .with("DeviceName", name)
                        .with("InitiatingProcessFileName", "cmd.exe")
                        .with("InitiatingProcessFolderPath", "c:\\windows\\system32\\cmd.exe")
                        .with("InitiatingProcessCommandLine", "cmd.exe")
                        .with("InitiatingProcessId", 900)
                        .with("InitiatingProcessAccountDomain", "corp")
                        .with("InitiatingProcessAccountName", "alice")
                        .with("ReportId", Math.abs(Objects.hash(at, action, more)) % 100_000)
                        .with("Timestamp", Wire.time(at).toString())
                        .and(more);
        return Wire.event(
                at,
                doc().with("time", Wire.time(at + 60).toString())
                        .with("tenantId", "11111111-2222-3333-4444-555555555555")
                        .with("operationName", "Publish")
                        .with("category", "AdvancedHunting-" + table)
                        .with("properties", properties)
                        .with("Tenant", "DefaultTenant"));
    }
}
