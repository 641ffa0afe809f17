package dev.weir.eql;

import dev.weir.eql.Expression.Arithmetic;
import dev.weir.eql.Expression.Call;
import dev.weir.eql.Expression.Field;
import dev.weir.eql.Expression.Literal;
import dev.weir.eql.Expression.Negative;
import dev.weir.eql.Expression.Operator;
import dev.weir.eql.Token.Kind;
import dev.weir.event.EcsField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values: literals, fields, calls and what is calculated from them. */
final class OperandParser {

    /** Parentheses, signs and operators inside one another. */
    static final int MAX_DEPTH = 200;

    private static final Set<String> KEYWORDS =
            Set.of(
                    "and",
                    "any",
                    "by",
                    "false",
                    "in",
                    "like",
                    "maxspan",
                    "not",
                    "null",
                    "or",
                    "regex",
                    "runs",
                    "sample",
                    "sequence",
                    "true",
                    "until",
                    "where",
                    "with");

    private final Tokens tokens;
    private final ExpressionParser conditions;
    private int depth;

    OperandParser(Tokens tokens, ExpressionParser conditions) {
        this.tokens = tokens;
        this.conditions = conditions;
    }

    Expression sum() {
        Expression left = product();
        int before = depth;
        for (Operator sign = operator(tokens.peek(), "+", "-"); sign != null; ) {
            Position at = tokens.take().at();
            deeper(at);
            left = new Arithmetic(sign, left, product(), at);
            sign = operator(tokens.peek(), "+", "-");
        }
        depth = before;
        return left;
    }

    private Expression product() {
        Expression left = signed();
        int before = depth;
        for (Operator sign = operator(tokens.peek(), "*", "/", "%"); sign != null; ) {
            Position at = tokens.take().at();
            deeper(at);
            left = new Arithmetic(sign, left, signed(), at);
            sign = operator(tokens.peek(), "*", "/", "%");
        }
        depth = before;
        return left;
    }

    private Expression signed() {
        Token minus = tokens.peek();
        if (!tokens.takeIf("-")) {
            return operand();
        }
        if (tokens.peek().kind() == Kind.NUMBER) {
            return new Literal(tokens.number("-"), minus.at());
        }
        deeper(minus.at());
        Expression operand = signed();
        depth--;
        return new Negative(operand, minus.at());
    }

    private Expression operand() {
        Token token = tokens.peek();
        if (token.kind() == Kind.STRING) {
            return new Literal(tokens.take().text(), token.at());
        }
        if (token.kind() == Kind.NUMBER) {
            return new Literal(tokens.number(""), token.at());
        }
        if (token.is("(")) {
            deeper(token.at());
            tokens.take();
            Expression inner = conditions.condition();
            tokens.expect(")");
            depth--;
            return inner;
        }
        if (tokens.takeIf("?")) {
            return new Field(EcsField.of(fieldName()), true, token.at());
        }
        boolean path = tokens.peek(1).is(".");
        if (!path && (token.isWord("true") || token.isWord("false"))) {
            return new Literal(tokens.take().text().equals("true"), token.at());
        }
        if (!path && tokens.takeWordIf("null")) {
            return new Literal(null, token.at());
        }
        if (token.kind() == Kind.WORD && tokens.peek(1).is("(")) {
            return call();
        }
        if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED_NAME) {
            throw tokens.expected("a field, a value or '('");
        }
        return new Field(EcsField.of(fieldName()), false, token.at());
    }

    private Expression call() {
        Token name = tokens.take();
        boolean fold = name.text().endsWith("~");
        String word = fold ? name.text().substring(0, name.text().length() - 1) : name.text();
        Function function = Function.named(word);
        if (function == null) {
            List<String> known = Arrays.stream(Function.values()).map(f -> f.word).toList();
            String nearest = Nearest.to(word, known);
            String hint = nearest == null ? "" : ", did you mean " + nearest + "?";
            throw tokens.refused(name.at(), "unknown function " + name + hint);
        }
        deeper(name.at());
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.peek().is(")")) {
            do {
                arguments.add(conditions.condition());
            } while (tokens.takeIf(","));
        }
        tokens.expect(")");
        depth--;
        return new Call(function, fold, List.copyOf(arguments), name.at());
    }

    /** Names joined by points; a keyword alone is none. */
    String fieldName() {
        Token first = tokens.peek();
        if (first.kind() == Kind.WORD
                && KEYWORDS.contains(first.text())
                && !tokens.peek(1).is(".")) {
            throw tokens.expected("a field");
        }
        StringBuilder name = new StringBuilder();
        do {
            Token part = tokens.peek();
            boolean plain = part.kind() == Kind.WORD && !part.text().endsWith("~");
            if (!plain && part.kind() != Kind.QUOTED_NAME) {
                throw tokens.expected("a field's name");
            }
            name.append(name.isEmpty() ? "" : ".").append(tokens.take().text());
        } while (tokens.takeIf("."));
        return name.toString();
    }

    static @Nullable Operator operator(Token token, String... signs) {
        if (token.kind() == Kind.SIGN && Arrays.asList(signs).contains(token.text())) {
            for (Operator operator : Operator.values()) {
                if (operator.sign.equals(token.text())) {
                    return operator;
                }
            }
        }
        return null;
    }

    private void deeper(Position at) {
        if (++depth > MAX_DEPTH) {
            throw tokens.refused(at, "nested too deeply, at most " + MAX_DEPTH + " levels");
        }
    }
}
