package dev.weir.detect.enableat;

import dev.weir.detect.Flag;
import dev.weir.detect.HitKind;
import dev.weir.event.Ascii;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Starts of at.exe, of a copy of it, and of what only bears its name. */
final class AtCommand {

    static final String PROGRAM = "at.exe";

    /** {@code 13:20}, {@code 1:20pm}, {@code 13.20}. */
    private static final Pattern TIME =
            Pattern.compile("[0-9]{1,2}[:.][0-9]{2}([ap]m?)?", Pattern.CASE_INSENSITIVE);

    private AtCommand() {}

    /**
     * @param image at.exe by its present name or by the one it was built with
     * @param line the command line; empty when unknown
     */
    static Finding judge(Image image, String line) {
        String file = image.fileName(PROGRAM);
        Finding finding = identity(image, file);
        Flag mode = line.isBlank() ? null : mode(CommandLine.of(line, file).arguments());
        return mode == null ? finding : finding.with(mode);
    }

    private static Finding identity(Image image, String file) {
        if (!Ascii.same(file, PROGRAM)) {
            return Finding.of(HitKind.AT_RUN, "at.exe started under the name " + file)
                    .with(Flag.MASQUERADE)
                    .with(Flag.RENAMED_AT);
        }
        WindowsPath path = image.path();
        if (image.wasBuiltAs(PROGRAM) || path == null || isTrusted(path, image.original())) {
            return Finding.of(HitKind.AT_RUN, "at.exe started");
        }
        return Finding.of(
                        HitKind.AT_RUN,
                        "a program called at.exe that is not Microsoft's started from "
                                + path.text())
                .with(Flag.MASQUERADE);
    }

    /** Without a folder nothing speaks against it; nor, in a Windows folder, without a name. */
    private static boolean isTrusted(WindowsPath path, String original) {
        return !path.hasFolder()
                || path.is("Windows\\System32\\" + PROGRAM)
                || path.is("Windows\\SysWOW64\\" + PROGRAM)
                || original.isEmpty() && path.below("Windows\\") != null;
    }

    /** {@code at [\\host] [time "command" | [id] [/delete [/yes]]]}. */
    private static @Nullable Flag mode(List<String> arguments) {
        boolean remote = !arguments.isEmpty() && arguments.get(0).startsWith("\\\\");
        List<String> rest = remote ? arguments.subList(1, arguments.size()) : arguments;
        if (rest.isEmpty()) {
            return Flag.AT_MODE_LIST;
        }
        String first = rest.get(0);
        if (TIME.matcher(first).matches()) {
            return Flag.AT_MODE_CREATE;
        }
        boolean id = first.chars().allMatch(c -> c >= '0' && c <= '9');
        if (isDelete(first) || id && rest.size() > 1 && isDelete(rest.get(1))) {
            return Flag.AT_MODE_DELETE;
        }
        return id && rest.size() == 1 ? Flag.AT_MODE_LIST : null;
    }

    private static boolean isDelete(String argument) {
        return Ascii.same(argument, "/delete") || Ascii.same(argument, "-delete");
    }
}
