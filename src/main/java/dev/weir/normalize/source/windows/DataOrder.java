package dev.weir.normalize.source.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The published order of event data, for carriers that drop the names. Security: the event manifest
 * of Microsoft-Windows-Security-Auditing, whose newer versions only append. Sysmon: {@code sysmon
 * -s}; its versions differ in what stands before {@code UtcTime}, and in event 1 behind it.
 */
final class DataOrder {
    private static final Pattern UTC_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*");

    /** Rule name and operation are all that ever stands before the time. */
    private static final int LATEST_TIME = 2;

    private static final List<String> SUBJECT =
            List.of("SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId");

    private static final Map<Integer, List<String>> SECURITY =
            Map.of(
                    4657,
                    subjectAnd(
                            "ObjectName",
                            "ObjectValueName",
                            "HandleId",
                            "OperationType",
                            "OldValueType",
                            "OldValue",
                            "NewValueType",
                            "NewValue",
                            "ProcessId",
                            "ProcessName"),
                    4688,
                    subjectAnd(
                            "NewProcessId",
                            "NewProcessName",
                            "TokenElevationType",
                            "ProcessId",
                            "CommandLine",
                            "TargetUserSid",
                            "TargetUserName",
                            "TargetDomainName",
                            "TargetLogonId",
                            "ParentProcessName",
                            "MandatoryLabel"),
                    4698,
                    task("TaskContent"),
                    4702,
                    task("TaskContentNew"));

    private static final List<String> SYSMON =
            List.of("UtcTime", "ProcessGuid", "ProcessId", "Image");

    private static final List<String> VERSION =
            List.of("FileVersion", "Description", "Product", "Company");

    private static final List<String> START =
            List.of(
                    "CommandLine",
                    "CurrentDirectory",
                    "User",
                    "LogonGuid",
                    "LogonId",
                    "TerminalSessionId",
                    "IntegrityLevel",
                    "Hashes",
                    "ParentProcessGuid",
                    "ParentProcessId",
                    "ParentImage",
                    "ParentCommandLine");

    private static final Map<Integer, List<String>> SYSMON_REST =
            Map.of(
                    11, List.of("TargetFilename", "CreationUtcTime", "User"),
                    12, List.of("TargetObject", "User"),
                    13, List.of("TargetObject", "Details", "User"),
                    14, List.of("TargetObject", "NewName", "User"));

    private DataOrder() {}

    static List<String> ofSecurity(int id) {
        return SECURITY.getOrDefault(id, List.of());
    }

    /** All of TaskScheduler/Operational that is used here begins with the task. */
    static List<String> ofTasks() {
        return List.of("TaskName");
    }

    static List<String> ofPowerShell() {
        return List.of("MessageNumber", "MessageTotal", "ScriptBlockText");
    }

    /** Depends on the values, because the schema's version is not sent. */
    static List<String> ofSysmon(int id, List<String> values) {
        int time = 0;
        while (time < values.size() && !UTC_TIME.matcher(values.get(time)).matches()) {
            time++;
        }
        if (time > LATEST_TIME || time == values.size()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of("RuleName", "EventType").subList(0, time));
        if (time > 0) {
            // Without a rule name the operation stands alone.
            boolean operation = time == 2 || SYSMON_REST.containsKey(id) && id != 11;
            names.set(time - 1, operation ? "EventType" : "RuleName");
        }
        names.addAll(SYSMON);
        if (id == 1) {
            int rest = values.size() - names.size() - START.size();
            if (rest >= VERSION.size()) {
                names.addAll(VERSION);
            }
            if (rest > VERSION.size()) {
                names.add("OriginalFileName");
            }
            names.addAll(START);
        } else {
            names.addAll(SYSMON_REST.getOrDefault(id, List.of()));
        }
        return names;
    }

    private static List<String> task(String content) {
        return subjectAnd(
                "TaskName",
                content,
                "ClientProcessStartKey",
                "ClientProcessId",
                "ParentProcessId",
                "RpcCallClientLocality",
                "FQDN");
    }

    private static List<String> subjectAnd(String... more) {
        return Stream.concat(SUBJECT.stream(), Stream.of(more)).toList();
    }
}
