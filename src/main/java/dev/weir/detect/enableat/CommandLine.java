package dev.weir.detect.enableat;

import dev.weir.event.Arguments;
import dev.weir.event.Ascii;
import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a command line, without the program. */
record CommandLine(List<String> arguments) {

    /**
     * @param text with the program first
     * @param program the program's file name, to find its end where the path has blanks
     */
    static CommandLine of(String text, String program) {
        String line = text.strip();
        return new CommandLine(Arguments.split(line, programEnd(line, program)));
    }

    boolean has(String argument) {
        return indexOf(argument) >= 0;
    }

    /** The argument behind {@code option}, or null. */
    @Nullable String after(String option) {
        int at = indexOf(option);
        return at >= 0 && at + 1 < arguments.size() ? arguments.get(at + 1) : null;
    }

    /** Windows' programs take a small hyphen for a hyphen and a raised s for an s. */
    private int indexOf(String argument) {
        for (int i = 0; i < arguments.size(); i++) {
            String plain = Normalizer.normalize(arguments.get(i), Normalizer.Form.NFKC);
            if (Ascii.same(plain, argument)) {
                return i;
            }
        }
        return -1;
    }

    private static int programEnd(String line, String program) {
        if (line.startsWith("\"")) {
            int quote = line.indexOf('"', 1);
            return quote < 0 ? line.length() : quote + 1;
        }
        int dot = program.lastIndexOf('.');
        String stem = dot < 0 ? program : program.substring(0, dot);
        int at = Ascii.indexOf(line, stem, 0);
        while (at >= 0 && !stem.isEmpty()) {
            int end = at + stem.length();
            if (Ascii.startsWith(line, ".exe", end)) {
                end += ".exe".length();
            }
            boolean starts = at == 0 || "\\/".indexOf(line.charAt(at - 1)) >= 0;
            // "schtasks/create" needs no blank.
            if (starts && (end == line.length() || " \t/".indexOf(line.charAt(end)) >= 0)) {
                return end;
            }
            at = Ascii.indexOf(line, stem, at + 1);
        }
        int blank = line.indexOf(' ');
        return blank < 0 ? line.length() : blank;
    }
}
