package dev.weir.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A registry path in one spelling, whatever a sensor writes: the short name of the hive, single
 * backslashes, none at either end. Letter case is kept, and compared by {@link Ascii}.
 *
 * @param text such as {@code HKLM\SOFTWARE\Microsoft}
 */
public record RegistryPath(String text) {

    /** What a path is to a value of the running system that a program would read. */
    public enum View {
        /** The value itself. */
        EFFECTIVE,
        /** Its copy for 32-bit programs, or the same value in a hive loaded from elsewhere. */
        NOT_EFFECTIVE,
        /** Something else. */
        OTHER
    }

    private static final Map<String, String> HIVES = hives();

    /** Roots below which a hive file is mounted under a name of the mounter's choice. */
    private static final Set<String> MOUNTS =
            Set.of("hklm\\", "hku\\", "registry\\a\\", "registry\\wc\\");

    /** Names below those roots that belong to the running system. */
    private static final Set<String> OWN_HIVES =
            Set.of("software", "system", "sam", "security", "hardware", ".default");

    private static final String REDIRECTED = "WOW6432Node\\";

    public static RegistryPath of(String path) {
        String folded = fold(path);
        for (Map.Entry<String, String> hive : HIVES.entrySet()) {
            String spelling = hive.getKey();
            if (Ascii.startsWith(folded, spelling)) {
                if (folded.length() == spelling.length()) {
                    return new RegistryPath(hive.getValue());
                }
                if (folded.charAt(spelling.length()) == '\\') {
                    return new RegistryPath(hive.getValue() + folded.substring(spelling.length()));
                }
            }
        }
        return new RegistryPath(folded);
    }

    /**
     * Joins what a source gives apart. A key that already ends in the value's name stays as it is:
     * one and the same CrowdStrike field holds it with and without.
     *
     * @param key with or without backslashes at its end
     * @param valueName null or empty for the key itself
     */
    public static String join(String key, @Nullable String valueName) {
        if (valueName == null || valueName.isEmpty()) {
            return key;
        }
        int end = key.length();
        while (end > 0 && key.charAt(end - 1) == '\\') {
            end--;
        }
        String trimmed = key.substring(0, end);
        return Ascii.endsWith(trimmed, "\\" + valueName) ? trimmed : trimmed + "\\" + valueName;
    }

    public boolean is(RegistryPath other) {
        return Ascii.same(text, other.text);
    }

    /** The last component: of a value its name, unless that name holds a backslash. */
    public String name() {
        return text.substring(text.lastIndexOf('\\') + 1);
    }

    /** What remains below {@code key}, or null when this path is not below it. */
    public @Nullable String below(RegistryPath key) {
        return Ascii.startsWith(text, key.text + "\\")
                ? text.substring(key.text.length() + 1)
                : null;
    }

    /** The path without its last component; the path itself when it has only one. */
    public RegistryPath parent() {
        int cut = text.lastIndexOf('\\');
        return cut < 0 ? this : new RegistryPath(text.substring(0, cut));
    }

    public RegistryPath child(String name) {
        return new RegistryPath(text + "\\" + name);
    }

    /** Whether the path names its hive, so that it is no fragment. */
    public boolean isAbsolute() {
        int end = text.indexOf('\\');
        return HIVES.containsValue(end < 0 ? text : text.substring(0, end))
                || Ascii.startsWith(text, "REGISTRY\\");
    }

    /**
     * What this path is to a value or key of the software hive.
     *
     * @param target a path below {@code HKLM\SOFTWARE}
     */
    public View viewOf(RegistryPath target) {
        if (is(target)) {
            return View.EFFECTIVE;
        }
        RegistryPath software = new RegistryPath("HKLM\\SOFTWARE");
        String relative = target.below(software);
        if (relative == null) {
            return View.OTHER;
        }
        String redirected = below(software);
        boolean shadow =
                redirected != null
                        ? Ascii.same(redirected, REDIRECTED + relative)
                        : isMountedCopy(relative);
        return shadow ? View.NOT_EFFECTIVE : View.OTHER;
    }

    private boolean isMountedCopy(String relative) {
        for (String mount : MOUNTS) {
            if (Ascii.startsWith(text, mount)) {
                int end = text.indexOf('\\', mount.length());
                if (end > 0 && !isOwnHive(Ascii.lower(text.substring(mount.length(), end)))) {
                    String rest = text.substring(end + 1);
                    return Ascii.same(rest, relative) || Ascii.same(rest, REDIRECTED + relative);
                }
            }
        }
        return false;
    }

    private static boolean isOwnHive(String name) {
        return OWN_HIVES.contains(name) || name.startsWith("s-1-") || name.startsWith("bcd0");
    }

    private static String fold(String path) {
        if (!path.startsWith("\\") && !path.endsWith("\\") && !path.contains("\\\\")) {
            return path;
        }
        StringBuilder folded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean repeated = folded.isEmpty() || folded.charAt(folded.length() - 1) == '\\';
            if (c != '\\' || !repeated) {
                folded.append(c);
            }
        }
        int last = folded.length() - 1;
        if (last >= 0 && folded.charAt(last) == '\\') {
            folded.setLength(last);
        }
        return folded.toString();
    }

    private static Map<String, String> hives() {
        Map<String, String> hives = new LinkedHashMap<>();
        hives.put("HKEY_LOCAL_MACHINE", "HKLM");
        hives.put("REGISTRY\\MACHINE", "HKLM");
        hives.put("MACHINE", "HKLM");
        hives.put("HKLM:", "HKLM");
        hives.put("HKLM", "HKLM");
        hives.put("HKEY_USERS", "HKU");
        hives.put("REGISTRY\\USER", "HKU");
        hives.put("USER", "HKU");
        hives.put("HKU:", "HKU");
        hives.put("HKU", "HKU");
        hives.put("HKEY_CURRENT_USER", "HKCU");
        hives.put("HKCU:", "HKCU");
        hives.put("HKCU", "HKCU");
        hives.put("HKEY_CLASSES_ROOT", "HKCR");
        hives.put("HKCR", "HKCR");
        return hives;
    }
}
