package dev.weir.detect.enableat;

import dev.weir.event.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The script that a PowerShell command line carries as {@code -EncodedCommand}: UTF-16 in Base64
 * (Microsoft's "about_PowerShell_exe"). Any beginning of the option's name is taken, its alias
 * {@code -ec}, and for the hyphen a slash or one of three dashes.
 */
final class EncodedCommand {

    private static final String NAME = "encodedcommand";
    private static final String ALIAS = "ec";
    private static final String MARKS = "-/\u2013\u2014\u2015";

    private EncodedCommand() {}

    /** The decoded script; null where the line has none that can be decoded. */
    static @Nullable String of(String line) {
        List<String> arguments = Arguments.split(line, 0);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            if (isOption(rest.next()) && rest.hasNext()) {
                return decoded(rest.next());
            }
        }
        return null;
    }

    private static boolean isOption(String argument) {
        if (argument.length() < 2 || MARKS.indexOf(argument.charAt(0)) < 0) {
            return false;
        }
        String name = argument.substring(1).toLowerCase(Locale.ROOT);
        return NAME.startsWith(name) || name.equals(ALIAS);
    }

    private static @Nullable String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_16LE);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
