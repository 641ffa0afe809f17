package dev.weir.normalize.source.shared;

import dev.weir.event.ProcessInfo;
import dev.weir.event.RegistryChange;
import dev.weir.event.User;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** EventParts of an event from the spellings that several sources share. */
public final class EventParts {
    private EventParts() {}

    /** From {@code DOMAIN\name}; null when neither name nor id is there. */
    public static @Nullable User account(@Nullable String account, @Nullable String sid) {
        if (account == null) {
            return user(null, null, sid);
        }
        int cut = account.lastIndexOf('\\');
        if (cut < 0) {
            return user(account, null, sid);
        }
        int end = cut;
        while (end > 0 && account.charAt(end - 1) == '\\') {
            end--;
        }
        return user(account.substring(cut + 1), account.substring(0, end), sid);
    }

    /** Null when none of the parts is there; a SID that stands for a name becomes the id. */
    public static @Nullable User user(
            @Nullable String name, @Nullable String domain, @Nullable String sid) {
        String known = name == null || name.isEmpty() ? null : name;
        if (known != null && sid == null && known.startsWith("S-1-")) {
            return new User(null, null, known);
        }
        return known == null && sid == null
                ? null
                : new User(known, domain == null || domain.isEmpty() ? null : domain, sid);
    }

    /** The last component of a Windows or Unix path. */
    public static @Nullable String fileName(@Nullable String path) {
        if (path == null) {
            return null;
        }
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    /** A process by its image path; null when nothing is known of it. */
    public static @Nullable ProcessInfo process(
            @Nullable String image,
            @Nullable String commandLine,
            @Nullable String originalFileName,
            @Nullable Long pid,
            @Nullable String entityId,
            @Nullable String parent,
            @Nullable Long parentPid) {
        if (image == null && commandLine == null && pid == null && entityId == null) {
            return null;
        }
        return new ProcessInfo(
                fileName(image),
                image,
                commandLine,
                originalFileName,
                pid,
                entityId,
                parent,
                parentPid);
    }

    /** The process that did something; sources tell less of it than of one that starts. */
    public static @Nullable ProcessInfo actor(
            @Nullable String image, @Nullable Long pid, @Nullable String entityId) {
        return process(image, null, null, pid, entityId, null, null);
    }

    /** A change with the single new datum, or with none. */
    public static RegistryChange change(
            String path, @Nullable String data, @Nullable String type, @Nullable String previous) {
        return new RegistryChange(
                path, data == null ? List.of() : List.of(data), type, previous, null);
    }

    /** A change that has no data: of a key, or a deletion. */
    public static RegistryChange change(String path) {
        return change(path, null, null, null);
    }

    /** Lower-case ASCII letters and digits only, so that spellings of one word are equal. */
    public static String word(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return plain(text);
            }
        }
        return text;
    }

    private static String plain(String text) {
        StringBuilder word = new StringBuilder(text.length());
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (isPlain(c)) {
                word.append(c);
            }
        }
        return word.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
