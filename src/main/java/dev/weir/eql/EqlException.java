package dev.weir.eql;

/** A query is refused, with the place and the reason. */
public final class EqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 120;

    private final int line;
    private final int column;
    private final String reason;

    EqlException(Position at, String reason, String query) {
        super("%d:%d: %s%n%s".formatted(at.line(), at.column(), reason, excerpt(query, at)));
        this.line = at.line();
        this.column = at.column();
        this.reason = reason;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** One sentence, without place and excerpt. */
    public String reason() {
        return reason;
    }

    /** The line with a caret below the place; of a long line only what lies around it. */
    private static String excerpt(String query, Position at) {
        int start = lineStart(query, at.line());
        int end = start;
        while (end < query.length() && query.charAt(end) != '\n' && query.charAt(end) != '\r') {
            end++;
        }
        int caret = Math.min(start + at.column() - 1, end);
        int from = Math.max(start, caret - SHOWN / 2);
        int to = Math.min(end, from + SHOWN);
        String before = query.substring(from, caret).replaceAll("[^\t]", " ");
        return query.substring(from, to) + System.lineSeparator() + before + "^";
    }

    private static int lineStart(String query, int line) {
        int start = 0;
        int seen = 1;
        while (seen < line && start < query.length()) {
            char c = query.charAt(start++);
            boolean half = c == '\r' && start < query.length() && query.charAt(start) == '\n';
            if (c == '\n' || (c == '\r' && !half)) {
                seen++;
            }
        }
        return start;
    }
}
