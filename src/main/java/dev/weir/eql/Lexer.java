package dev.weir.eql;

import dev.weir.eql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens; comments and white space go. */
final class Lexer {

    static final int MAX_LENGTH = 1_000_000;

    private static final List<String> SIGNS =
            List.of(
                    "==", "!=", "<=", ">=", "<", ">", "=", "(", ")", "[", "]", ",", ":", ".", "?",
                    "!", "+", "-", "*", "/", "%", "|");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int line = 1;
    private int lineStart;

    private Lexer(String query) {
        this.query = query;
    }

    static List<Token> tokens(String query) {
        if (query.length() > MAX_LENGTH) {
            String reason =
                    "the query has %d characters, at most %d can be read"
                            .formatted(query.length(), MAX_LENGTH);
            throw new EqlException(new Position(1, 1), reason, query);
        }
        Lexer lexer = new Lexer(query);
        while (lexer.skipBlanks()) {
            lexer.token();
        }
        lexer.tokens.add(new Token(Kind.END, "", lexer.here()));
        return lexer.tokens;
    }

    private void token() {
        char c = query.charAt(next);
        if (c == '"') {
            string();
        } else if (c == '`') {
            quotedName();
        } else if (isDigit(c) && !afterPoint()) {
            number();
        } else if (isNamePart(c)) {
            word();
        } else {
            sign();
        }
    }

    /** A later part of a field's name may begin with a digit. */
    private boolean afterPoint() {
        int last = tokens.size() - 1;
        return last > 0
                && tokens.get(last).is(".")
                && query.charAt(next - 1) == '.'
                && tokens.get(last - 1).kind() != Kind.NUMBER;
    }

    private void word() {
        Position at = here();
        int start = next;
        while (next < query.length() && isNamePart(query.charAt(next))) {
            next++;
        }
        if (next < query.length() && query.charAt(next) == '~') {
            next++;
        }
        tokens.add(new Token(Kind.WORD, query.substring(start, next), at));
    }

    private void quotedName() {
        Position at = here();
        int end = query.indexOf('`', next + 1);
        String name = end < 0 ? "" : query.substring(next + 1, end);
        if (name.isEmpty() || name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
            throw refused(at, "a name in back-ticks ends on its line and is not empty");
        }
        next = end + 1;
        tokens.add(new Token(Kind.QUOTED_NAME, name, at));
    }

    private void number() {
        Position at = here();
        int start = next;
        digits();
        if (charAt(next) == '.' && isDigit(charAt(next + 1))) {
            next++;
            digits();
        }
        int sign = charAt(next + 1) == '+' || charAt(next + 1) == '-' ? 1 : 0;
        if ((charAt(next) == 'e' || charAt(next) == 'E') && isDigit(charAt(next + 1 + sign))) {
            next += 1 + sign;
            digits();
        }
        tokens.add(new Token(Kind.NUMBER, query.substring(start, next), at));
    }

    private void digits() {
        while (isDigit(charAt(next))) {
            next++;
        }
    }

    private void string() {
        Position at = here();
        Quoted quoted = Quoted.read(query, next, (place, why) -> refused(place(place), why));
        next = quoted.end();
        tokens.add(new Token(Kind.STRING, quoted.value(), at));
    }

    private void sign() {
        for (String sign : SIGNS) {
            if (query.startsWith(sign, next)) {
                tokens.add(new Token(Kind.SIGN, sign, here()));
                next += sign.length();
                return;
            }
        }
        String hint =
                switch (query.charAt(next)) {
                    case '\'' -> "; strings stand in double quotes";
                    case '~' -> "; a ~ follows its word directly";
                    default -> "";
                };
        int c = query.codePointAt(next);
        throw refused(here(), "unexpected character '" + Character.toString(c) + "'" + hint);
    }

    /** Whether something is left. */
    private boolean skipBlanks() {
        while (next < query.length()) {
            char c = query.charAt(next);
            if (c == '\n' || (c == '\r' && charAt(next + 1) != '\n')) {
                newLine();
            } else if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
                next++;
            } else if (query.startsWith("//", next)) {
                while (next < query.length() && charAt(next) != '\n' && charAt(next) != '\r') {
                    next++;
                }
            } else if (query.startsWith("/*", next)) {
                blockComment();
            } else {
                return true;
            }
        }
        return false;
    }

    private void blockComment() {
        Position at = here();
        int end = query.indexOf("*/", next + 2);
        if (end < 0) {
            throw refused(at, "this comment has no end, expected '*/'");
        }
        while (next < end + 2) {
            char c = query.charAt(next);
            if (c == '\n' || (c == '\r' && charAt(next + 1) != '\n')) {
                newLine();
            } else {
                next++;
            }
        }
    }

    private void newLine() {
        next++;
        line++;
        lineStart = next;
    }

    private Position here() {
        return place(next);
    }

    private Position place(int offset) {
        return new Position(line, offset - lineStart + 1);
    }

    private EqlException refused(Position at, String reason) {
        return new EqlException(at, reason, query);
    }

    private char charAt(int index) {
        return index < query.length() ? query.charAt(index) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return isDigit(c)
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == '@';
    }
}
