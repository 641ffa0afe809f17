package dev.weir.eql;

/**
 * One word, literal or sign of a query.
 *
 * @param text a word (with its {@code ~}), the value of a string, the digits of a number, a sign
 */
record Token(Kind kind, String text, Position at) {

    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    @Override
    public String toString() {
        return kind == Kind.END
                ? "the end of the query"
                : "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
    }
}
