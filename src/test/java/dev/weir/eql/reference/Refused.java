package dev.weir.eql.reference;

/** A query that the contract does not accept, with the place where that was noticed. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    Refused(String message, int line, int column) {
        super("line " + line + ", column " + column + ": " + message);
        this.line = line;
        this.column = column;
    }

    Refused(String message, Token at) {
        this(message, at.line(), at.column());
    }

    /** Line of the query text, from 1. */
    public int line() {
        return line;
    }

    /** Column in that line, from 1. */
    public int column() {
        return column;
    }
}
