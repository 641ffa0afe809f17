package dev.weir.signal;

import dev.weir.event.Ascii;
import dev.weir.event.ProcessInfo;
import org.jspecify.annotations.Nullable;

/** Which program a process is. */
final class Image {

    private Image() {}

    /** The executable's path, its bare name where only that is sent, null when neither is. */
    static @Nullable WindowsPath of(@Nullable ProcessInfo process) {
        if (process == null) {
            return null;
        }
        String path = process.executable();
        if (path == null || path.isBlank()) {
            path = process.name();
        }
        return path == null || path.isBlank() ? null : WindowsPath.of(path);
    }

    /** Whether it is the program by its present name or by the one it was built with. */
    static boolean is(ProcessInfo process, String fileName) {
        WindowsPath image = of(process);
        return image != null && Ascii.same(image.fileName(), fileName)
                || wasBuiltAs(process, fileName);
    }

    /** Localised programs carry their name with {@code .mui} appended. */
    static boolean wasBuiltAs(ProcessInfo process, String fileName) {
        String original = process.originalFileName();
        return original != null
                && (Ascii.same(original.strip(), fileName)
                        || Ascii.same(original.strip(), fileName + ".mui"));
    }
}
