package dev.weir.scenario;

import static dev.weir.scenario.Doc.doc;
import static dev.weir.scenario.Names.AT_PID;

/** Events of Windows' own logs: Security, Task Scheduler, PowerShell, System. */
final class Windows {

    private static final String AUDIT = "Microsoft-Windows-Security-Auditing";
    private static final String SCHEDULER = "Microsoft-Windows-TaskScheduler";
    private static final String POWERSHELL = "Microsoft-Windows-PowerShell";

    /** The definition of an ordinary task. */
    static final String TASK_XML =
            """
            <?xml version="1.0" encoding="UTF-16"?>
            <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
              <RegistrationInfo><Author>CORP\\alice</Author></RegistrationInfo>
              <Principals><Principal id="Author"><UserId>CORP\\alice</UserId></Principal></Principals>
              <Actions Context="Author"><Exec><Command>C:\\Tools\\run.exe</Command></Exec></Actions>
            </Task>
            """;

    private Windows() {}

    /** A new DWORD; the key is named apart from the value. */
    static Wire security4657(Machine host, double at, String key, String name, String value) {
        Doc data =
                doc().with("ObjectName", key)
                        .with("ObjectValueName", name)
                        .with("OperationType", "%%1904")
                        .with("OldValueType", "-")
                        .with("OldValue", "-")
                        .with("NewValueType", "%%1876")
                        .with("NewValue", value)
                        .with("ProcessId", "0x8a4")
                        .with("ProcessName", Names.REG);
        return security(host, at, 4657, data);
    }

    static Wire security4688(Machine host, double at, String image, String commandLine) {
        Doc data =
                doc().with("NewProcessId", "0x" + Integer.toHexString(AT_PID))
                        .with("NewProcessName", image)
                        .with("ProcessId", "0x384")
                        .with("ParentProcessName", "C:\\Windows\\System32\\cmd.exe")
                        .with("CommandLine", commandLine)
                        .with("TokenElevationType", "%%1936")
                        .with("TargetUserName", "-")
                        .with("TargetDomainName", "-");
        return security(host, at, 4688, data);
    }

    /** A task was created by CORP\alice. */
    static Wire security4698(Machine host, double at, String task) {
        return security4698(host, at, task, doc());
    }

    static Wire security4698(Machine host, double at, String task, Doc more) {
        Doc data = doc().with("TaskName", task).with("TaskContent", TASK_XML);
        return security(host, at, 4698, data.and(more));
    }

    static Wire security4702(Machine host, double at, String task) {
        Doc data = doc().with("TaskName", task).with("TaskContentNew", TASK_XML);
        return security(host, at, 4702, data);
    }

    /** Any event of the Security log, caused by CORP\alice unless the data says otherwise. */
    static Wire security(Machine host, double at, int id, Doc data) {
        Doc all =
                doc().with("SubjectUserSid", "S-1-5-21-111-222-333-1104")
                        .with("SubjectUserName", "alice")
                        .with("SubjectDomainName", "CORP")
                        .with("SubjectLogonId", "0x5f1e0")
                        .and(data);
        return host.log(at, "Security", AUDIT, id, all);
    }

    /** 106 registered, 140 updated, 141 deleted, 129/200/201 run. */
    static Wire taskScheduler(Machine host, double at, int id, Doc data) {
        return host.log(at, SCHEDULER + "/Operational", SCHEDULER, id, data);
    }

    static Wire taskScheduler106(Machine host, double at, String task) {
        Doc data = doc().with("TaskName", task).with("UserContext", "S-1-5-18");
        return taskScheduler(host, at, 106, data);
    }

    static Wire taskScheduler140(Machine host, double at, String task) {
        Doc data = doc().with("TaskName", task).with("UserName", "S-1-5-18");
        return taskScheduler(host, at, 140, data);
    }

    static Wire taskScheduler200(Machine host, double at, String task) {
        Doc data =
                doc().with("TaskName", task)
                        .with("TaskInstanceId", "{0b7c2d9e-1111-2222-3333-444455556666}")
                        .with("ActionName", "cmd")
                        .with("EnginePID", "1532");
        return taskScheduler(host, at, 200, data);
    }

    static Wire powershell4104(Machine host, double at, String script) {
        Doc data =
                doc().with("MessageNumber", 1)
                        .with("MessageTotal", 1)
                        .with("ScriptBlockText", script)
                        .with("ScriptBlockId", "7c1d8235-aaaa-bbbb-cccc-7f996d0e5a6d")
                        .with("Path", "");
        return host.log(at, POWERSHELL + "/Operational", POWERSHELL, 4104, data);
    }

    /** The operating system started. */
    static Wire boot(Machine host, double at) {
        Doc data =
                doc().with("MajorVersion", "10")
                        .with("BuildVersion", "20348")
                        .with("StartTime", Wire.time(at).toString());
        return host.log(at, "System", "Microsoft-Windows-Kernel-General", 12, data);
    }
}
