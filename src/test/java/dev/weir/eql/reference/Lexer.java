package dev.weir.eql.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a query into tokens. */
final class Lexer {
    /** The magnitude of the smallest whole number, legal behind a minus only. */
    static final BigInteger MIN_MAGNITUDE = BigInteger.ONE.shiftLeft(63);

    private static final String[] SYMBOLS = {
        "==", "!=", "<=", ">=", "<", ">", "(", ")", ",", ":", "+", "-", "*", "/", "%", "?", "[",
        "]", "|", "!", "="
    };

    private final String text;
    private final List<Token> out = new ArrayList<>();
    private int pos;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer l = new Lexer(text);
        while (l.skipBlank()) {
            l.token();
        }
        l.add(Token.Type.END, l.pos, null, false);
        return l.out;
    }

    private boolean at(String s) {
        return text.startsWith(s, pos);
    }

    private boolean skipBlank() {
        while (pos < text.length()) {
            if (Character.isWhitespace(text.charAt(pos))) {
                pos++;
            } else if (at("//")) {
                while (pos < text.length() && !lineEnd(text.charAt(pos))) {
                    pos++;
                }
            } else if (at("/*")) {
                int end = text.indexOf("*/", pos + 2);
                if (end < 0) {
                    throw error("comment without end", pos);
                }
                pos = end + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private void token() {
        int start = pos;
        int c = text.codePointAt(pos);
        if (at("\"\"\"")) {
            rawString();
        } else if (c == '"') {
            string();
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (c == '`' || nameChar(c)) {
            word();
        } else {
            for (String s : SYMBOLS) {
                if (at(s)) {
                    pos += s.length();
                    add(Token.Type.SYMBOL, start, null, false);
                    return;
                }
            }
            throw error("unexpected character '" + Character.toString(c) + "'", pos);
        }
    }

    private void rawString() {
        int start = pos;
        int end = text.indexOf("\"\"\"", pos + 3);
        if (end < 0) {
            throw error("raw string without end", start);
        }
        String body = text.substring(pos + 3, end);
        if (body.indexOf('\n') >= 0 || body.indexOf('\r') >= 0) {
            throw error("line end inside a raw string", start);
        }
        pos = end + 3;
        add(Token.Type.STRING, start, body, false);
    }

    private void string() {
        int start = pos++;
        StringBuilder b = new StringBuilder();
        while (true) {
            if (pos >= text.length() || lineEnd(text.charAt(pos))) {
                throw error("string without end", start);
            }
            char c = text.charAt(pos++);
            if (c == '"') {
                break;
            }
            if (c == '\\') {
                escape(b);
            } else {
                b.append(c);
            }
        }
        add(Token.Type.STRING, start, b.toString(), false);
    }

    private void escape(StringBuilder b) {
        int start = pos - 1;
        char c = pos < text.length() ? text.charAt(pos++) : '\n';
        int known = "nrtbf\"'\\".indexOf(c);
        if (known >= 0) {
            b.append("\n\r\t\b\f\"'\\".charAt(known));
            return;
        }
        int end = c == 'u' && at("{") ? text.indexOf('}', pos) : -1;
        String hex = end < 0 ? "" : text.substring(pos + 1, end);
        if (!hex.matches("[0-9a-fA-F]{1,8}")
                || Long.parseLong(hex, 16) > Character.MAX_CODE_POINT) {
            throw error("unknown escape", start);
        }
        b.appendCodePoint(Integer.parseInt(hex, 16));
        pos = end + 1;
    }

    private void digits() {
        while (digitAt(pos)) {
            pos++;
        }
    }

    private boolean digitAt(int i) {
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private void number() {
        int start = pos;
        boolean whole = true;
        digits();
        if (at(".") && digitAt(pos + 1)) {
            whole = false;
            pos++;
            digits();
        }
        if (at("e") || at("E")) {
            int sign = pos + 1 < text.length() && "+-".indexOf(text.charAt(pos + 1)) >= 0 ? 2 : 1;
            if (digitAt(pos + sign)) {
                whole = false;
                pos += sign;
                digits();
            }
        }
        if (pos < text.length() && nameChar(text.codePointAt(pos))) {
            throw error("a name may not follow a number directly", pos);
        }
        add(Token.Type.NUMBER, start, numberValue(text.substring(start, pos), whole, start), false);
    }

    private Object numberValue(String s, boolean whole, int start) {
        if (!whole) {
            double d = Double.parseDouble(s);
            if (Double.isInfinite(d)) {
                throw error("number too large", start);
            }
            return d;
        }
        BigInteger n = new BigInteger(s);
        if (n.bitLength() < 64) {
            return n.longValue();
        }
        if (n.equals(MIN_MAGNITUDE)) {
            return n;
        }
        throw error("whole number beyond 64 bits", start);
    }

    private void word() {
        int start = pos;
        StringBuilder name = new StringBuilder();
        boolean plain = true;
        while (true) {
            int from = pos;
            if (at("`")) {
                plain = false;
                int end = text.indexOf('`', pos + 1);
                String part = end < 0 ? "" : text.substring(pos + 1, end);
                if (part.isEmpty() || part.indexOf('\n') >= 0 || part.indexOf('\r') >= 0) {
                    throw error("back-tick name without end or content", from);
                }
                name.append(part);
                pos = end + 1;
            } else {
                while (pos < text.length() && nameChar(text.codePointAt(pos))) {
                    pos += Character.charCount(text.codePointAt(pos));
                }
                name.append(text, from, pos);
            }
            if (pos == from) {
                throw error("a name is expected after '.'", pos);
            }
            if (!at(".")) {
                break;
            }
            plain = false;
            name.append('.');
            pos++;
        }
        if (plain && at("~")) {
            pos++;
            name.append('~');
        }
        int column = start - (text.lastIndexOf('\n', start - 1) + 1) + 1;
        out.add(new Token(Token.Type.WORD, name.toString(), null, plain, lineOf(start), column));
    }

    private static boolean nameChar(int c) {
        return Character.isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '@';
    }

    private static boolean lineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private int lineOf(int p) {
        return 1 + (int) text.substring(0, p).chars().filter(c -> c == '\n').count();
    }

    private void add(Token.Type type, int start, Object value, boolean plain) {
        int column = start - (text.lastIndexOf('\n', start - 1) + 1) + 1;
        out.add(new Token(type, text.substring(start, pos), value, plain, lineOf(start), column));
    }

    private Refused error(String message, int p) {
        return new Refused(message, lineOf(p), p - (text.lastIndexOf('\n', p - 1) + 1) + 1);
    }
}
