package dev.weir.eql.reference;

/**
 * One token of a query. {@code value} holds the decoded literal; {@code plain} says that a word is
 * one name without dots and back-ticks, so that it may be a keyword or a function.
 */
record Token(Type type, String text, Object value, boolean plain, int line, int column) {

    /** What a token can be. */
    enum Type {
        WORD,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    boolean symbol(String s) {
        return type == Type.SYMBOL && text.equals(s);
    }

    boolean word(String s) {
        return type == Type.WORD && plain && text.equals(s);
    }

    String shown() {
        return type == Type.END ? "the end of the query" : "'" + text + "'";
    }
}
