package dev.weir.scenario;

import static dev.weir.scenario.Names.SVCHOST;
import static dev.weir.scenario.Names.TASKS;
import static dev.weir.scenario.Names.TREE;
import static dev.weir.scenario.Sysmon.fileCreated;
import static dev.weir.scenario.Sysmon.keyCreated;
import static dev.weir.scenario.Sysmon.valueSet;

import java.util.ArrayList;
import java.util.List;

/** All that one creation of a task leaves behind within a few milliseconds: 19 events. */
final class TaskBurst {

    private static final String ID = "{6A1F0C52-9B0E-4D0B-8C55-3D2F7E0A9B11}";

    private TaskBurst() {}

    static List<Wire> of(Machine host, double at, String task) {
        List<Wire> events = new ArrayList<>();
        String tree = TREE + task;
        String plain = TASKS.replace("\\Tasks\\", "\\Plain\\") + ID;
        events.add(keyCreated(host, at, tree, SVCHOST));
        for (String value : List.of("SD", "Id", "Index")) {
            String data = value.equals("Index") ? "DWORD (0x00000003)" : "Binary Data";
            events.add(valueSet(host, at, tree + "\\" + value, data, SVCHOST));
        }
        events.add(keyCreated(host, at, TASKS + ID, SVCHOST));
        events.add(keyCreated(host, at, plain, SVCHOST));
        List<String> values =
                List.of(
                        "Path",
                        "Hash",
                        "Schema",
                        "Date",
                        "Author",
                        "URI",
                        "Triggers",
                        "Actions",
                        "DynamicInfo");
        for (String value : values) {
            String data = value.equals("URI") ? "\\" + task : "Binary Data";
            events.add(valueSet(host, at + 0.002, TASKS + ID + "\\" + value, data, SVCHOST));
        }
        events.add(fileCreated(host, at + 0.016, "C:\\Windows\\System32\\Tasks\\" + task));
        events.add(Windows.taskScheduler106(host, at + 0.017, "\\" + task));
        events.add(Windows.taskScheduler140(host, at + 0.017, "\\" + task));
        events.add(Windows.security4698(host, at + 0.018, "\\" + task));
        return events;
    }
}
