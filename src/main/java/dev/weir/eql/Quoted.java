package dev.weir.eql;

import java.util.function.BiFunction;

/**
 * A string of a query, plain or raw.
 *
 * @param value without quotes, escapes resolved
 * @param end offset after the closing quote
 */
record Quoted(String value, int end) {

    private static final String RAW = "\"\"\"";

    /**
     * @param start where the opening quote stands
     * @param refusal makes the error for an offset and a reason
     */
    static Quoted read(String query, int start, BiFunction<Integer, String, EqlException> refusal) {
        return query.startsWith(RAW, start)
                ? raw(query, start, refusal)
                : plain(query, start, refusal);
    }

    private static Quoted raw(
            String query, int start, BiFunction<Integer, String, EqlException> refusal) {
        int from = start + RAW.length();
        for (int i = from; i < query.length() && !isLineEnd(query.charAt(i)); i++) {
            if (query.startsWith(RAW, i)) {
                return new Quoted(query.substring(from, i), i + RAW.length());
            }
        }
        throw refusal.apply(start, "this raw string has no end on its line, expected \"\"\"");
    }

    private static Quoted plain(
            String query, int start, BiFunction<Integer, String, EqlException> refusal) {
        StringBuilder value = new StringBuilder();
        int i = start + 1;
        while (i < query.length() && !isLineEnd(query.charAt(i))) {
            char c = query.charAt(i);
            if (c == '"') {
                return new Quoted(value.toString(), i + 1);
            }
            if (c != '\\') {
                value.append(c);
                i++;
            } else {
                i = escape(query, i, value, refusal);
            }
        }
        throw refusal.apply(start, "this string has no end on its line, expected '\"'");
    }

    /** Offset after the escape that begins at {@code at}. */
    private static int escape(
            String query,
            int at,
            StringBuilder value,
            BiFunction<Integer, String, EqlException> refusal) {
        char kind = at + 1 < query.length() ? query.charAt(at + 1) : '\0';
        int known = "nrtbf\"'\\".indexOf(kind);
        if (known >= 0) {
            value.append("\n\r\t\b\f\"'\\".charAt(known));
            return at + 2;
        }
        int end = query.indexOf('}', at);
        if (kind != 'u' || !query.startsWith("{", at + 2) || end < 0 || end - at > 11) {
            throw refusal.apply(
                    at, "unknown escape, expected \\n \\r \\t \\b \\f \\\" \\' \\\\ or \\u{hex}");
        }
        int point = codePoint(query.substring(at + 3, end));
        if (point < 0) {
            throw refusal.apply(at, "\\u{…} holds the hexadecimal number of a character");
        }
        value.appendCodePoint(point);
        return end + 1;
    }

    /** -1 for what is no character. */
    private static int codePoint(String hex) {
        int point = 0;
        for (int i = 0; i < hex.length(); i++) {
            int digit = hex.charAt(i) < 128 ? Character.digit(hex.charAt(i), 16) : -1;
            if (digit < 0 || point > Character.MAX_CODE_POINT) {
                return -1;
            }
            point = point * 16 + digit;
        }
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return hex.isEmpty() || surrogate || point > Character.MAX_CODE_POINT ? -1 : point;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
