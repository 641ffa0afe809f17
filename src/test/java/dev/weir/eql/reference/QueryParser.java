package dev.weir.eql.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recursive descent over the tokens of a single-event query. */
final class QueryParser {
    private static final Set<String> RESERVED =
            Set.of(
                    "and", "or", "not", "in", "in~", "like", "like~", "regex", "regex~", "where",
                    "true", "false", "null");
    private static final Set<String> COMPARE = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> MATCH = Set.of("like", "like~", "regex", "regex~");
    private static final int MAX_DEPTH = 800;

    private final List<Token> tokens;
    private int pos;
    private int depth;

    /** What was read: a category, or null for the word any, and the condition. */
    record Query(String category, Node condition) {}

    QueryParser(String text) {
        tokens = Lexer.tokens(text);
    }

    private Token peek() {
        return tokens.get(pos);
    }

    private Token next() {
        Token t = tokens.get(pos);
        if (t.type() != Token.Type.END) {
            pos++;
        }
        return t;
    }

    private boolean take(String symbol) {
        if (peek().symbol(symbol)) {
            pos++;
            return true;
        }
        return false;
    }

    private void expect(String symbol) {
        if (!take(symbol)) {
            throw new Refused("expected '" + symbol + "' but found " + peek().shown(), peek());
        }
    }

    Query query() {
        Token t = next();
        String category;
        if (t.type() == Token.Type.STRING) {
            category = (String) t.value();
        } else if (t.type() == Token.Type.WORD && t.plain() && !t.text().endsWith("~")) {
            if (!peek().word("where") && Set.of("sequence", "sample", "join").contains(t.text())) {
                throw new Refused("'" + t.text() + "' is no single-event query", t);
            }
            category = t.text().equals("any") ? null : t.text();
        } else {
            throw new Refused("expected an event category but found " + t.shown(), t);
        }
        if (!next().word("where")) {
            throw new Refused("expected 'where' after the category", tokens.get(1));
        }
        Node condition = condition();
        end();
        return new Query(category, condition);
    }

    /** An expression alone, up to the end of the text. */
    Node expression() {
        Node n = condition();
        end();
        return n;
    }

    private void end() {
        if (peek().symbol("|")) {
            throw new Refused("pipes are not supported", peek());
        }
        if (peek().type() != Token.Type.END) {
            throw new Refused("expected the end of the query but found " + peek().shown(), peek());
        }
    }

    private Node condition() {
        if (++depth > MAX_DEPTH) {
            throw new Refused("nested too deeply", peek());
        }
        Node left = and();
        while (peek().word("or")) {
            Token op = next();
            left = new Node.Both(op, false, left, and());
        }
        depth--;
        return left;
    }

    private Node and() {
        Node left = not();
        while (peek().word("and")) {
            Token op = next();
            left = new Node.Both(op, true, left, not());
        }
        return left;
    }

    private Node not() {
        List<Token> nots = new ArrayList<>();
        while (peek().word("not")) {
            nots.add(next());
        }
        Node n = comparison();
        for (int i = nots.size() - 1; i >= 0; i--) {
            n = new Node.Not(nots.get(i), n);
        }
        return n;
    }

    private Node comparison() {
        Node left = sum();
        Node result = left;
        Token op = peek();
        if (op.type() == Token.Type.SYMBOL && COMPARE.contains(op.text())) {
            next();
            result = new Node.Compare(op, op.text(), left, sum());
        } else if (op.word("not") || op.word("in") || op.word("in~")) {
            boolean negated = op.word("not");
            if (negated) {
                next();
            }
            Token in = next();
            if (!in.word("in") && !in.word("in~")) {
                throw new Refused("expected 'in' after 'not' but found " + in.shown(), in);
            }
            result = new Node.In(op, negated, in.word("in~"), left, list());
        } else if (op.symbol(":")
                || op.type() == Token.Type.WORD && op.plain() && MATCH.contains(op.text())) {
            next();
            List<Node> patterns = peek().symbol("(") ? list() : List.of(sum());
            result = new Node.Match(op, op.text(), left, patterns);
        }
        if (result != left
                && (peek().type() == Token.Type.SYMBOL
                        && (COMPARE.contains(peek().text()) || peek().symbol(":")))) {
            throw new Refused("comparisons do not chain", peek());
        }
        return result;
    }

    private List<Node> list() {
        expect("(");
        List<Node> out = new ArrayList<>();
        do {
            out.add(sum());
        } while (take(","));
        expect(")");
        return out;
    }

    private Node sum() {
        Node left = product();
        while (peek().symbol("+") || peek().symbol("-")) {
            Token op = next();
            left = new Node.Arithmetic(op, op.text().charAt(0), left, product());
        }
        return left;
    }

    private Node product() {
        Node left = operand();
        while (peek().symbol("*") || peek().symbol("/") || peek().symbol("%")) {
            Token op = next();
            left = new Node.Arithmetic(op, op.text().charAt(0), left, operand());
        }
        return left;
    }

    private Node operand() {
        if (++depth > MAX_DEPTH) {
            throw new Refused("nested too deeply", peek());
        }
        Node n = operandInside();
        depth--;
        return n;
    }

    private Node operandInside() {
        Token t = next();
        switch (t.type()) {
            case STRING:
                return new Node.Literal(t, t.value());
            case NUMBER:
                if (t.value() instanceof BigInteger) {
                    throw new Refused("whole number beyond 64 bits", t);
                }
                return new Node.Literal(t, t.value());
            case WORD:
                return word(t);
            default:
                break;
        }
        if (t.symbol("-")) {
            if (peek().value() instanceof BigInteger) {
                next();
                return new Node.Literal(t, Long.MIN_VALUE);
            }
            return new Node.Minus(t, operand());
        } else if (t.symbol("(")) {
            Node inner = condition();
            expect(")");
            return inner;
        } else if (t.symbol("?")) {
            Token f = next();
            if (f.type() != Token.Type.WORD || f.text().endsWith("~") || peek().symbol("(")) {
                throw new Refused("'?' stands before a field only", t);
            }
            return field(f);
        }
        throw new Refused("expected a value, field, function or '(' but found " + t.shown(), t);
    }

    private Node word(Token t) {
        if (t.word("true") || t.word("false")) {
            return new Node.Literal(t, t.word("true"));
        }
        if (t.word("null")) {
            return new Node.Literal(t, null);
        }
        if (t.plain() && !RESERVED.contains(t.text()) && take("(")) {
            boolean fold = t.text().endsWith("~");
            String name = fold ? t.text().substring(0, t.text().length() - 1) : t.text();
            List<Node> args = new ArrayList<>();
            if (!take(")")) {
                do {
                    args.add(condition());
                } while (take(","));
                expect(")");
            }
            return new Node.Call(t, name.toLowerCase(Locale.ROOT), fold, args);
        }
        return field(t);
    }

    private Node field(Token t) {
        if (t.plain() && (RESERVED.contains(t.text()) || t.text().endsWith("~"))) {
            throw new Refused("expected a value or a field but found " + t.shown(), t);
        }
        return new Node.Field(t, t.text());
    }
}
