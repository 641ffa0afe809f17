package dev.weir.detect.enableat;

import dev.weir.event.Ascii;
import dev.weir.event.ProcessInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which program a process is.
 *
 * @param path the executable's, or its bare name where only that is sent; null when neither is
 * @param original the file name that the program was built with; empty when unknown
 */
record Image(@Nullable WindowsPath path, String original) {
    private static final String LOCALISED = ".mui";

    static Image of(@Nullable ProcessInfo process) {
        if (process == null) {
            return new Image(null, "");
        }
        String path = process.executable();
        if (path == null || path.isBlank()) {
            path = process.name();
        }
        String original = process.originalFileName();
        return new Image(
                path == null || path.isBlank() ? null : WindowsPath.of(path),
                original == null || original.strip().equals("-") ? "" : original.strip());
    }

    /** The file name, or {@code otherwise} when it is unknown. */
    String fileName(String otherwise) {
        return path == null ? otherwise : path.fileName();
    }

    /** Whether it is the program by its present name or by the one it was built with. */
    boolean is(String fileName) {
        return path != null && path.hasFileName(fileName) || wasBuiltAs(fileName);
    }

    /** Localised programs carry their name with {@code .mui} appended. */
    boolean wasBuiltAs(String fileName) {
        return Ascii.startsWith(original, fileName)
                && (original.length() == fileName.length()
                        || Ascii.same(original.substring(fileName.length()), LOCALISED));
    }
}
