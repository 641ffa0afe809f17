package dev.weir.normalize.source.windows;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Event data from the text that Windows renders of an entry. Sysmon's lines have the names of the
 * fields in every language; those of the Security log are read in English.
 */
final class RenderedMessage {
    /** No entry that is read here has more lines before its last field. */
    private static final int MAX_LINES = 100;

    private static final Map<String, String> SECURITY =
            Map.ofEntries(
                    Map.entry("Security ID", "SubjectUserSid"),
                    Map.entry("Account Name", "SubjectUserName"),
                    Map.entry("Account Domain", "SubjectDomainName"),
                    Map.entry("Task Name", "TaskName"),
                    Map.entry("New Process ID", "NewProcessId"),
                    Map.entry("New Process Name", "NewProcessName"),
                    Map.entry("Creator Process ID", "ProcessId"),
                    Map.entry("Creator Process Name", "ParentProcessName"),
                    Map.entry("Process Command Line", "CommandLine"),
                    Map.entry("Object Name", "ObjectName"),
                    Map.entry("Object Value Name", "ObjectValueName"),
                    Map.entry("Operation Type", "OperationType"),
                    Map.entry("Old Value Type", "OldValueType"),
                    Map.entry("Old Value", "OldValue"),
                    Map.entry("New Value Type", "NewValueType"),
                    Map.entry("New Value", "NewValue"),
                    Map.entry("Process ID", "ProcessId"),
                    Map.entry("Process Name", "ProcessName"));

    private RenderedMessage() {}

    /** The lines {@code name: value} by Microsoft's names; of two lines of a name the first. */
    static Map<String, String> fields(String message, boolean sysmon) {
        Map<String, String> fields = new LinkedHashMap<>();
        message.lines()
                .limit(MAX_LINES)
                .forEach(
                        line -> {
                            int colon = line.indexOf(':');
                            String label = colon < 0 ? "" : line.substring(0, colon).strip();
                            String name = sysmon ? label : SECURITY.get(label);
                            if (name != null && !name.isEmpty()) {
                                fields.putIfAbsent(name, line.substring(colon + 1).strip());
                            }
                        });
        int task = sysmon ? -1 : message.indexOf("<Task ");
        int end = message.lastIndexOf("</Task>");
        if (task >= 0 && end > task) {
            fields.put("TaskContent", message.substring(task, end + "</Task>".length()));
        }
        return fields;
    }

    /** The path in quotes in what the Task Scheduler renders; no other part of it is one. */
    static Map<String, String> task(String message) {
        int from = message.indexOf("\"\\");
        int to = from < 0 ? -1 : message.indexOf('"', from + 1);
        return to < 0 ? Map.of() : Map.of("TaskName", message.substring(from + 1, to));
    }
}
