package dev.weir.detect.enableat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of tasks: paths in the scheduler's own folders, not in the file system. */
public final class TaskName {

    /** What the AT service calls its jobs; only in the root folder. */
    private static final Pattern AT_JOB = Pattern.compile("\\\\At[0-9]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern BACKSLASHES = Pattern.compile("\\\\+");

    private TaskName() {}

    /**
     * With one leading backslash and single ones inside, so that one task has one name whoever
     * tells it.
     *
     * @param sent null or blank when unknown
     */
    public static @Nullable String of(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return null;
        }
        String folded = BACKSLASHES.matcher("\\" + sent.strip()).replaceAll("\\\\");
        String name = folded.endsWith("\\") ? folded.substring(0, folded.length() - 1) : folded;
        return name.isEmpty() ? null : name;
    }

    static boolean isAtJob(@Nullable String name) {
        return name != null && AT_JOB.matcher(name).matches();
    }
}
