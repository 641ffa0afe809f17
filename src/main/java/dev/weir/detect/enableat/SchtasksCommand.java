package dev.weir.detect.enableat;

import dev.weir.detect.HitKind;
import org.jspecify.annotations.Nullable;

/**
 * Starts of schtasks.exe. Its options may stand in any order, each spelled out in full and led by a
 * slash or a hyphen (Microsoft's command reference, "schtasks").
 */
final class SchtasksCommand {

    static final String PROGRAM = "schtasks.exe";

    private SchtasksCommand() {}

    /**
     * @param line the command line; empty when unknown
     */
    static Finding judge(Image image, String line) {
        if (line.isBlank()) {
            return Finding.none("schtasks.exe without a command line");
        }
        CommandLine command = CommandLine.of(line, image.fileName(PROGRAM));
        if (has(command, "?")) {
            return Finding.none("schtasks shows its help");
        }
        String name = TaskName.of(value(command, "tn"));
        String label = name == null ? "a task" : "task " + name;
        if (has(command, "create")) {
            return Finding.of(HitKind.TASK_CREATED, "schtasks creates " + label)
                    .with(name, value(command, "tr"));
        }
        if (has(command, "change")) {
            return Finding.of(HitKind.TASK_TOUCHED, "schtasks changes " + label)
                    .with(name, value(command, "tr"));
        }
        if (has(command, "run")) {
            return Finding.of(HitKind.TASK_TOUCHED, "schtasks runs " + label).with(name, null);
        }
        return Finding.none("schtasks neither creates, changes nor runs a task");
    }

    private static boolean has(CommandLine command, String option) {
        return command.has("/" + option) || command.has("-" + option);
    }

    private static @Nullable String value(CommandLine command, String option) {
        String value = command.after("/" + option);
        return value == null ? command.after("-" + option) : value;
    }
}
