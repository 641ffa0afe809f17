package dev.weir.normalize.source.windows;

import dev.weir.event.Source;
import dev.weir.normalize.source.shared.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives event data its names back, where the carrier dropped them. */
final class NamelessData {
    /** The field without which an event means nothing, by source and number. */
    private static final Map<Source, Map<Integer, String>> DEFINING =
            Map.of(
                    WindowsEvents.SYSMON,
                    Map.of(
                            1, "Image",
                            11, "TargetFilename",
                            12, "TargetObject",
                            13, "TargetObject",
                            14, "TargetObject"),
                    WindowsEvents.SECURITY,
                    Map.of(
                            4657, "ObjectName",
                            4688, "NewProcessName",
                            4698, "TaskName",
                            4702, "TaskName"),
                    WindowsEvents.TASKS,
                    Map.of(
                            106, "TaskName",
                            129, "TaskName",
                            140, "TaskName",
                            200, "TaskName",
                            201, "TaskName"),
                    WindowsEvents.POWERSHELL,
                    Map.of(4104, "ScriptBlockText"));

    private NamelessData() {}

    /** The event with what its values or its message say, where its defining field is missing. */
    static WindowsEvent named(WindowsEvent event, Source source) {
        String defining = DEFINING.getOrDefault(source, Map.of()).get(event.id());
        if (defining == null || event.get(defining) != null) {
            return event;
        }
        Map<String, String> fields = new LinkedHashMap<>(event.fields());
        List<String> values = event.nameless().values().get();
        List<String> order = order(event, source, values);
        for (int i = 0; i < Math.min(order.size(), values.size()); i++) {
            fill(fields, order.get(i), values.get(i));
        }
        String message = event.nameless().message().get();
        if (message != null && JsonFields.present(fields.get(defining)) == null) {
            (source.equals(WindowsEvents.TASKS)
                            ? RenderedMessage.task(message)
                            : RenderedMessage.fields(message, source.equals(WindowsEvents.SYSMON)))
                    .forEach((name, value) -> fill(fields, name, value));
        }
        return event.with(fields);
    }

    private static List<String> order(WindowsEvent event, Source source, List<String> values) {
        if (source.equals(WindowsEvents.SYSMON)) {
            return DataOrder.ofSysmon(event.id(), values);
        }
        if (source.equals(WindowsEvents.SECURITY)) {
            return DataOrder.ofSecurity(event.id());
        }
        return source.equals(WindowsEvents.TASKS) ? DataOrder.ofTasks() : DataOrder.ofPowerShell();
    }

    private static void fill(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && JsonFields.present(fields.get(name)) == null) {
            fields.put(name, value);
        }
    }
}
