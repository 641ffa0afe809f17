package dev.weir.signal;

import dev.weir.event.EndpointEvent;
import dev.weir.event.ProcessInfo;
import org.jspecify.annotations.Nullable;

/**
 * Starts of schtasks.exe. Its options may stand in any order, each spelled out in full and led by a
 * slash or a hyphen (Microsoft's command reference, "schtasks").
 */
final class SchtasksRule implements Rule {

    private static final String SCHTASKS = "schtasks.exe";

    static boolean covers(ProcessInfo process) {
        return Image.is(process, SCHTASKS);
    }

    @Override
    public Finding judge(EndpointEvent event) {
        ProcessInfo process = event.process();
        WindowsPath image = Image.of(process);
        String text = process == null ? null : process.commandLine();
        if (text == null) {
            return Finding.none("schtasks.exe without a command line");
        }
        CommandLine line = CommandLine.of(text, image == null ? SCHTASKS : image.fileName());
        if (has(line, "?")) {
            return Finding.none("schtasks shows its help");
        }
        String name = TaskName.of(value(line, "tn"));
        String label = name == null ? "a task" : "task " + name;
        if (has(line, "create")) {
            return Finding.of(SignalKind.TASK_CREATED, "schtasks creates " + label)
                    .with(name, value(line, "tr"));
        }
        if (has(line, "change")) {
            return Finding.of(SignalKind.TASK_TOUCHED, "schtasks changes " + label)
                    .with(name, value(line, "tr"));
        }
        if (has(line, "run")) {
            return Finding.of(SignalKind.TASK_TOUCHED, "schtasks runs " + label).with(name, null);
        }
        return Finding.none("schtasks neither creates, changes nor runs a task");
    }

    private static boolean has(CommandLine line, String option) {
        return line.has("/" + option) || line.has("-" + option);
    }

    private static @Nullable String value(CommandLine line, String option) {
        String value = line.after("/" + option);
        return value == null ? line.after("-" + option) : value;
    }
}
