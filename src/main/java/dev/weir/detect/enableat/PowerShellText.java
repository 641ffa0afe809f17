package dev.weir.detect.enableat;

import dev.weir.detect.Flag;
import dev.weir.detect.HitKind;
import dev.weir.event.Ascii;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a PowerShell script or command line does with AT jobs and tasks. */
final class PowerShellText {

    /** The WMI class of AT jobs. */
    static final String JOB_CLASS = "Win32_ScheduledJob";

    private static final String REGISTER = "Register-ScheduledTask";

    /** How far behind the command its parameters are looked for. */
    private static final int STATEMENT = 1_000;

    private static final int EXCERPT = 80;

    /** A script that mentions a name more often than this without using it is not innocent. */
    private static final int MENTIONS = 100;

    /** Text right before a name that is mentioned there, not used. */
    private static final Pattern MENTION =
            Pattern.compile(
                    "(\\b(function|filter)\\s+(\\w+:)?"
                            + "|\\b(get-help|get-command|gcm|help|man)\\s+['\"]?"
                            + "|\\bexport-modulemember\\b[^;|\\r\\n]*)$",
                    Pattern.CASE_INSENSITIVE);

    /** PowerShell takes each of the four for a hyphen before a parameter. */
    private static final String DASH = "[-\u2013\u2014\u2015]";

    private static final String VALUE =
            "(?:\"([^\"]*)\"|'([^']*)'|([^\\s;|)}\"'@-][^\\s;|)}\"']*))";
    private static final Pattern NAME =
            Pattern.compile(DASH + "TaskName[\\s:]+" + VALUE, Pattern.CASE_INSENSITIVE);
    private static final Pattern FIRST = Pattern.compile("^['\"]?\\s+" + VALUE);
    private static final Pattern FOLDER =
            Pattern.compile(DASH + "TaskPath[\\s:]+" + VALUE, Pattern.CASE_INSENSITIVE);

    private PowerShellText() {}

    static Finding judge(String text) {
        int job = firstUse(text, JOB_CLASS);
        if (job >= 0) {
            return Finding.of(HitKind.AT_RUN, "PowerShell uses AT jobs: " + excerpt(text, job))
                    .with(Flag.WMI);
        }
        int register = firstUse(text, REGISTER);
        if (register < 0) {
            return Finding.none("PowerShell, but it uses neither AT jobs nor " + REGISTER);
        }
        int from = register + REGISTER.length();
        String statement = text.substring(from, Math.min(text.length(), from + STATEMENT));
        return Finding.of(
                        HitKind.TASK_CREATED,
                        "PowerShell registers a task: " + excerpt(text, register))
                .with(taskName(statement), null);
    }

    /** Position of the first place where {@code word} is more than mentioned; -1 without one. */
    private static int firstUse(String text, String word) {
        int at = Ascii.indexOf(text, word, 0);
        for (int seen = 0; at >= 0 && seen < MENTIONS; seen++) {
            if (isUse(text, at, at + word.length())) {
                return at;
            }
            at = Ascii.indexOf(text, word, at + 1);
        }
        return at;
    }

    private static boolean isUse(String text, int start, int end) {
        if (start > 0 && isWordPart(text.charAt(start - 1))
                || end < text.length() && isWordPart(text.charAt(end))) {
            return false;
        }
        String before = text.substring(Math.max(0, start - STATEMENT), start);
        before = before.substring(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
        return !before.stripLeading().startsWith("#") && !MENTION.matcher(before).find();
    }

    /** {@code Unregister-ScheduledTask} is another command. */
    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static @Nullable String taskName(String statement) {
        String name = value(NAME.matcher(statement));
        if (name == null) {
            name = value(FIRST.matcher(statement));
        }
        if (name == null || name.startsWith("$")) {
            return null;
        }
        String folder = value(FOLDER.matcher(statement));
        return TaskName.of(folder == null || folder.startsWith("$") ? name : folder + "\\" + name);
    }

    private static @Nullable String value(Matcher matcher) {
        if (!matcher.find()) {
            return null;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String value = matcher.group(group);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static String excerpt(String text, int at) {
        int start = Math.max(0, at - EXCERPT);
        int end = Math.min(text.length(), at + EXCERPT);
        return text.substring(start, end).replaceAll("\\s+", " ").strip();
    }
}
