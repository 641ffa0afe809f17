package dev.weir.detect.enableat;

import dev.weir.event.Ascii;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path in a Windows file system without its drive or device, because sensors differ in how they
 * name those. Letter case is kept.
 *
 * @param text such as {@code Windows\System32\at.exe}; a network path keeps its leading backslash
 */
record WindowsPath(String text) {

    private static final Pattern BACKSLASHES = Pattern.compile("\\\\+");
    private static final Pattern VOLUME =
            Pattern.compile(
                    "(\\\\([?.]|\\?\\?)\\\\)?(GLOBALROOT)?"
                            + "(\\\\?Device\\\\HarddiskVolume[0-9]+|Volume\\{[^}]*}|[A-Z]:)\\\\",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SYSTEM_ROOT =
            Pattern.compile("(\\\\SystemRoot|%SystemRoot%|%WinDir%)\\\\", Pattern.CASE_INSENSITIVE);

    static WindowsPath of(String path) {
        String slashes = path.strip().replace('/', '\\');
        String folded =
                slashes.contains("\\\\")
                        ? BACKSLASHES.matcher(slashes).replaceAll("\\\\")
                        : slashes;
        folded = withoutVolume(folded, slashes.startsWith("\\\\"));
        folded = isPlain(folded) ? folded : plain(folded);
        // What a 32-bit program calls the real System32.
        String sysnative = "Windows\\Sysnative\\";
        return new WindowsPath(
                Ascii.startsWith(folded, sysnative)
                        ? "Windows\\System32\\" + folded.substring(sysnative.length())
                        : folded);
    }

    private static String withoutVolume(String path, boolean network) {
        if (startsWithDrive(path)) {
            return path.substring(3);
        }
        Matcher volume = VOLUME.matcher(path);
        if (volume.lookingAt()) {
            return path.substring(volume.end());
        }
        Matcher systemRoot = SYSTEM_ROOT.matcher(path);
        if (systemRoot.lookingAt()) {
            return "Windows\\" + path.substring(systemRoot.end());
        }
        return path.startsWith("\\") && !network ? path.substring(1) : path;
    }

    /** As nearly all paths do. */
    private static boolean startsWithDrive(String path) {
        return path.length() > 2
                && path.charAt(1) == ':'
                && path.charAt(2) == '\\'
                && Ascii.isLetter(path.charAt(0));
    }

    private static boolean isPlain(String path) {
        return !path.contains(".\\")
                && !path.contains(" \\")
                && !path.endsWith(".")
                && !path.endsWith(" ");
    }

    /** Without {@code .} and {@code ..}, and the blanks and dots that Windows cuts off names. */
    private static String plain(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String part : path.split("\\\\", -1)) {
            int end = part.length();
            while (end > 0 && (part.charAt(end - 1) == ' ' || part.charAt(end - 1) == '.')) {
                end--;
            }
            if (part.equals("..")) {
                names.pollLast();
            } else if (end > 0 || part.isEmpty()) {
                names.addLast(part.substring(0, end));
            }
        }
        return String.join("\\", names);
    }

    boolean hasFileName(String name) {
        return Ascii.endsWith(text, name)
                && (text.length() == name.length()
                        || text.charAt(text.length() - name.length() - 1) == '\\');
    }

    String fileName() {
        return text.substring(text.lastIndexOf('\\') + 1);
    }

    boolean hasFolder() {
        return text.indexOf('\\') >= 0;
    }

    /**
     * What remains below a folder, or null when the path is not below it.
     *
     * @param folder with a backslash at its end
     */
    @Nullable String below(String folder) {
        return Ascii.startsWith(text, folder) && text.length() > folder.length()
                ? text.substring(folder.length())
                : null;
    }

    boolean is(String path) {
        return Ascii.same(text, path);
    }
}
