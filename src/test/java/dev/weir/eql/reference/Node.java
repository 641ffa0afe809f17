package dev.weir.eql.reference;

import java.util.List;

/** A piece of the parse tree. */
sealed interface Node {

    /** Where it begins. */
    Token at();

    /** Text, Long, Double, Boolean, or null for the word null. */
    record Literal(Token at, Object value) implements Node {}

    /** A field; its kind is settled by the type check. */
    final class Field implements Node {
        final Token at;
        final String name;
        Kind kind;

        Field(Token at, String name) {
            this.at = at;
            this.name = name;
            this.kind = Kind.ofField(name);
        }

        @Override
        public Token at() {
            return at;
        }
    }

    /** A function call with its name in lower case. */
    record Call(Token at, String name, boolean fold, List<Node> args) implements Node {}

    /** Arithmetic between two operands. */
    record Arithmetic(Token at, char op, Node left, Node right) implements Node {}

    /** A leading minus. */
    record Minus(Token at, Node inner) implements Node {}

    /** One of the six comparison operators. */
    record Compare(Token at, String op, Node left, Node right) implements Node {}

    /** Membership in a list. */
    record In(Token at, boolean negated, boolean fold, Node left, List<Node> list)
            implements Node {}

    /**
     * A comparison with patterns: {@code :}, {@code like}, {@code regex} and their folding forms.
     */
    record Match(Token at, String op, Node left, List<Node> patterns) implements Node {}

    /** Negation. */
    record Not(Token at, Node inner) implements Node {}

    /** Conjunction or disjunction. */
    record Both(Token at, boolean and, Node left, Node right) implements Node {}

    /** Whether a field occurs anywhere below. */
    static boolean hasField(Node n) {
        if (n instanceof Field) {
            return true;
        }
        return children(n).stream().anyMatch(Node::hasField);
    }

    private static List<Node> children(Node n) {
        if (n instanceof Call c) {
            return c.args();
        } else if (n instanceof Arithmetic a) {
            return List.of(a.left(), a.right());
        } else if (n instanceof Minus m) {
            return List.of(m.inner());
        } else if (n instanceof Compare c) {
            return List.of(c.left(), c.right());
        } else if (n instanceof In i) {
            return List.of(i.left());
        } else if (n instanceof Match m) {
            return List.of(m.left());
        } else if (n instanceof Not x) {
            return List.of(x.inner());
        } else if (n instanceof Both b) {
            return List.of(b.left(), b.right());
        }
        return List.of();
    }
}
