package dev.weir.signal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of tasks: paths in the scheduler's own folders, not in the file system. */
final class TaskName {

    /** What the AT service calls its jobs; only in the root folder. */
    private static final Pattern AT_JOB = Pattern.compile("\\\\At[0-9]+", Pattern.CASE_INSENSITIVE);

    private TaskName() {}

    /**
     * With one leading backslash and single ones inside, so that one task has one name whoever
     * tells it.
     *
     * @param name null or blank when unknown
     */
    static @Nullable String of(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String folded = ("\\" + name.strip()).replaceAll("\\\\+", "\\\\");
        return folded.equals("\\") ? null : folded;
    }

    static boolean isAtJob(@Nullable String name) {
        return name != null && AT_JOB.matcher(name).matches();
    }
}
