package dev.weir.eql;

import dev.weir.event.Ascii;

/**
 * A pattern for a whole value: {@code *} any run, {@code ?} one code point. The pieces between the
 * stars are found from left to right, each once: no backtracking.
 */
final class Glob {

    static final int MAX_LENGTH = 10_000;

    private final String[] pieces;
    private final boolean fold;

    Glob(String pattern, boolean fold) {
        this.pieces = (fold ? Ascii.lower(pattern) : pattern).split("\\*", -1);
        this.fold = fold;
    }

    static void check(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a pattern has at most " + MAX_LENGTH + " characters");
        }
    }

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    boolean matches(String text) {
        int from = end(pieces[0], text, 0);
        if (from < 0) {
            return false;
        }
        int last = pieces.length - 1;
        if (last == 0) {
            return from == text.length();
        }
        int to = start(pieces[last], text);
        for (int i = 1; i < last && from >= 0 && from <= to; i++) {
            from = find(pieces[i], text, from);
        }
        return from >= 0 && from <= to;
    }

    /** Where the first occurrence ends; -1 when there is none. */
    private int find(String piece, String text, int from) {
        if (!piece.isEmpty() && piece.charAt(0) != '?' && !Character.isSurrogate(piece.charAt(0))) {
            return findPlain(piece, text, from);
        }
        for (int i = from; i <= text.length(); i++) {
            int end = isInsidePair(text, i) ? -1 : end(piece, text, i);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    /** The same for a piece whose first character stands for itself, so never inside a pair. */
    private int findPlain(String piece, String text, int from) {
        char first = piece.charAt(0);
        for (int i = from; i <= text.length() - piece.length(); i++) {
            char found = text.charAt(i);
            if (first == (fold ? lower(found) : found)) {
                int end = end(piece, text, i);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }

    /** Where a piece that begins at an offset ends; -1 when it is not there. */
    private int end(String piece, String text, int offset) {
        int at = offset;
        for (int i = 0; i < piece.length(); i++) {
            if (at >= text.length()) {
                return -1;
            }
            char wanted = piece.charAt(i);
            char found = text.charAt(at);
            if (wanted == '?') {
                at += isInsidePair(text, at + 1) ? 2 : 1;
            } else if (wanted == (fold ? lower(found) : found)) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }

    /** Where a piece begins that ends the text; -1 when it does not end it. */
    private int start(String piece, String text) {
        int at = text.length();
        for (int i = piece.length() - 1; i >= 0; i--) {
            if (at == 0) {
                return -1;
            }
            char wanted = piece.charAt(i);
            char found = text.charAt(--at);
            if (wanted == '?') {
                at -= isInsidePair(text, at) ? 1 : 0;
            } else if (wanted != (fold ? lower(found) : found)) {
                return -1;
            }
        }
        return at;
    }

    private static boolean isInsidePair(String text, int offset) {
        return offset > 0
                && offset < text.length()
                && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
