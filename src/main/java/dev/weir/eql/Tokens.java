package dev.weir.eql;

import dev.weir.eql.Token.Kind;
import java.util.List;

/** The tokens of a query, read from left to right. */
final class Tokens {

    private final String query;
    private final List<Token> tokens;
    private int next;

    Tokens(String query) {
        this.query = query;
        this.tokens = Lexer.tokens(query);
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    Token take() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String sign) {
        boolean found = peek().is(sign);
        if (found) {
            next++;
        }
        return found;
    }

    boolean takeWordIf(String word) {
        boolean found = peek().isWord(word);
        if (found) {
            next++;
        }
        return found;
    }

    void expect(String sign) {
        if (!takeIf(sign)) {
            throw expected("'" + sign + "'");
        }
    }

    /** The number that comes next, as Long or Double. */
    Object number(String sign) {
        Token token = take();
        Number number = NumberText.parse(sign + token.text());
        if (number == null) {
            throw refused(token.at(), "the number " + token + " does not fit 64 bits");
        }
        return number;
    }

    EqlException expected(String what) {
        return refused(peek().at(), "expected " + what + ", found " + peek());
    }

    EqlException refused(Position at, String reason) {
        return new EqlException(at, reason, query);
    }
}
