package dev.weir.signal;

import dev.weir.event.Ascii;
import dev.weir.event.EndpointEvent;
import dev.weir.event.ProcessInfo;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Starts of at.exe, of a copy of it, and of what only bears its name. */
final class AtRule implements Rule {

    private static final String AT = "at.exe";

    /** {@code 13:20}, {@code 1:20pm}, {@code 13.20}. */
    private static final Pattern TIME =
            Pattern.compile("[0-9]{1,2}[:.][0-9]{2}([ap]m?)?", Pattern.CASE_INSENSITIVE);

    static boolean covers(ProcessInfo process) {
        return Image.is(process, AT);
    }

    @Override
    public Finding judge(EndpointEvent event) {
        ProcessInfo process = event.process();
        WindowsPath image = Image.of(process);
        if (process == null) {
            return Finding.none("a process without a name");
        }
        String file = image == null ? AT : image.fileName();
        Finding finding = identity(process, image, file);
        Flag mode = mode(process.commandLine(), file);
        return mode == null ? finding : finding.with(mode);
    }

    private static Finding identity(ProcessInfo process, @Nullable WindowsPath image, String file) {
        boolean genuine = Image.wasBuiltAs(process, AT);
        if (!Ascii.same(file, AT)) {
            return Finding.of(SignalKind.AT_RUN, "at.exe started under the name " + file)
                    .with(Flag.MASQUERADE)
                    .with(Flag.RENAMED_AT);
        }
        if (genuine || image == null || !image.hasFolder() || isHome(image)) {
            return Finding.of(SignalKind.AT_RUN, "at.exe started");
        }
        String original = process.originalFileName();
        boolean unknown = original == null || original.isBlank() || original.strip().equals("-");
        if (unknown && image.below("Windows\\") != null) {
            return Finding.of(SignalKind.AT_RUN, "at.exe started");
        }
        return Finding.of(
                        SignalKind.AT_RUN,
                        "a program called at.exe that is not Microsoft's started from "
                                + image.text())
                .with(Flag.MASQUERADE);
    }

    private static boolean isHome(WindowsPath image) {
        return image.is("Windows\\System32\\" + AT) || image.is("Windows\\SysWOW64\\" + AT);
    }

    /** {@code at [\\host] [time "command" | [id] [/delete [/yes]]]}. */
    private static @Nullable Flag mode(@Nullable String commandLine, String file) {
        if (commandLine == null || commandLine.isBlank()) {
            return null;
        }
        List<String> arguments = CommandLine.of(commandLine, file).arguments();
        if (!arguments.isEmpty() && arguments.get(0).startsWith("\\\\")) {
            arguments = arguments.subList(1, arguments.size());
        }
        if (arguments.isEmpty()) {
            return Flag.AT_MODE_LIST;
        }
        String first = arguments.get(0);
        if (TIME.matcher(first).matches()) {
            return Flag.AT_MODE_CREATE;
        }
        boolean id = first.chars().allMatch(c -> c >= '0' && c <= '9');
        if (isDelete(first) || id && arguments.size() > 1 && isDelete(arguments.get(1))) {
            return Flag.AT_MODE_DELETE;
        }
        return id && arguments.size() == 1 ? Flag.AT_MODE_LIST : null;
    }

    private static boolean isDelete(String argument) {
        return Ascii.same(argument, "/delete") || Ascii.same(argument, "-delete");
    }
}
