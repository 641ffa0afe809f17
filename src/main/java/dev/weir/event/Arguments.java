package dev.weir.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Arguments as the C runtime of Windows splits them ("Parsing C command-line arguments" in
 * Microsoft's documentation): at blanks outside of double quotes. 2n backslashes before a quote are
 * n backslashes and the quote counts; 2n + 1 are n backslashes and a quote that is text; two quotes
 * inside of quotes are one that is text. Work grows with the length of the text, no faster.
 */
public final class Arguments {
    private final String line;
    private final StringBuilder argument = new StringBuilder();
    private boolean quoted;
    private boolean open;

    private Arguments(String line) {
        this.line = line;
    }

    /**
     * The arguments that begin at an index, which is not within one.
     *
     * @param from behind the program's name, whose own rules are others
     */
    public static List<String> split(String line, int from) {
        return new Arguments(line).split(from);
    }

    /** All of a whole line, the program's name first: it ends at its closing quote or a blank. */
    public static List<String> ofLine(String line) {
        String trimmed = line.strip();
        if (trimmed.isEmpty()) {
            return List.of();
        }
        boolean inQuotes = trimmed.charAt(0) == '"';
        int start = inQuotes ? 1 : 0;
        int end = start;
        while (end < trimmed.length() && !endsProgram(trimmed.charAt(end), inQuotes)) {
            end++;
        }
        List<String> arguments = new ArrayList<>();
        arguments.add(trimmed.substring(start, end));
        arguments.addAll(split(trimmed, Math.min(trimmed.length(), inQuotes ? end + 1 : end)));
        return arguments;
    }

    private static boolean endsProgram(char c, boolean inQuotes) {
        return inQuotes ? c == '"' : c == ' ' || c == '\t';
    }

    private List<String> split(int from) {
        List<String> arguments = new ArrayList<>();
        int i = from;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (!quoted && (c == ' ' || c == '\t')) {
                if (open) {
                    arguments.add(argument.toString());
                    argument.setLength(0);
                    open = false;
                }
                i++;
            } else {
                open = true;
                i = c == '\\' ? backslashes(i) : c == '"' ? quote(i) : text(c, i);
            }
        }
        if (open) {
            arguments.add(argument.toString());
        }
        return arguments;
    }

    private int text(char c, int i) {
        argument.append(c);
        return i + 1;
    }

    private int quote(int i) {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
            return text('"', i + 1);
        }
        quoted = !quoted;
        return i + 1;
    }

    private int backslashes(int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) == '\\') {
            end++;
        }
        int count = end - start;
        if (end == line.length() || line.charAt(end) != '"') {
            argument.append(line, start, end);
            return end;
        }
        argument.append(line, start, start + count / 2);
        return count % 2 == 1 ? text('"', end) : end;
    }
}
