package dev.weir.eql;

import dev.weir.eql.Expression.And;
import dev.weir.eql.Expression.Comparison;
import dev.weir.eql.Expression.Match;
import dev.weir.eql.Expression.Membership;
import dev.weir.eql.Expression.Not;
import dev.weir.eql.Expression.Operator;
import dev.weir.eql.Expression.Or;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions and values, each rule of the grammar a method; what they compare reads {@link
 * OperandParser}.
 */
final class ExpressionParser {

    private final Tokens tokens;
    private final OperandParser operands;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, this);
    }

    /** A field's name where nothing else may stand. */
    String fieldName() {
        return operands.fieldName();
    }

    Expression condition() {
        Position at = tokens.peek().at();
        List<Expression> any = new ArrayList<>();
        do {
            any.add(conjunction());
        } while (tokens.takeWordIf("or"));
        return any.size() == 1 ? any.get(0) : new Or(List.copyOf(any), at);
    }

    private Expression conjunction() {
        Position at = tokens.peek().at();
        List<Expression> all = new ArrayList<>();
        do {
            all.add(negation());
        } while (tokens.takeWordIf("and"));
        return all.size() == 1 ? all.get(0) : new And(List.copyOf(all), at);
    }

    /** {@code not not x} is {@code x}: logic has two values. */
    private Expression negation() {
        Position at = tokens.peek().at();
        int count = 0;
        while (tokens.peek().isWord("not") && !tokens.peek(1).is(".")) {
            tokens.take();
            count++;
        }
        Expression comparison = comparison();
        if (count == 0) {
            return comparison;
        }
        Expression once = new Not(comparison, at);
        return count % 2 == 1 ? once : new Not(once, at);
    }

    private Expression comparison() {
        Expression left = operands.sum();
        Token token = tokens.peek();
        Operator operator = OperandParser.operator(token, "==", "!=", "<", "<=", ">", ">=");
        if (operator != null) {
            tokens.take();
            Comparison comparison = new Comparison(operator, left, operands.sum(), token.at());
            if (OperandParser.operator(tokens.peek(), "==", "!=", "<", "<=", ">", ">=") != null) {
                throw tokens.refused(
                        tokens.peek().at(), "comparisons do not chain, expected 'and' or 'or'");
            }
            return comparison;
        }
        boolean negated = token.isWord("not");
        Match match = match(negated ? tokens.peek(1) : token);
        if (negated && (match == null || !match.isIn())) {
            tokens.take();
            throw tokens.expected("'in' or 'in~'");
        }
        if (match == null) {
            if (token.is("=")) {
                throw tokens.refused(token.at(), "expected '==', found '='");
            }
            return left;
        }
        if (negated) {
            tokens.take();
        }
        tokens.take();
        Expression member = new Membership(left, match, list(match), token.at());
        return negated ? new Not(member, token.at()) : member;
    }

    private List<Expression> list(Match match) {
        if (match.isIn() && !tokens.peek().is("(")) {
            throw tokens.expected("'('");
        }
        if (!tokens.takeIf("(")) {
            return List.of(operands.sum());
        }
        List<Expression> list = new ArrayList<>();
        do {
            list.add(operands.sum());
        } while (tokens.takeIf(","));
        if (!tokens.takeIf(")")) {
            throw tokens.expected("',' or ')'");
        }
        return List.copyOf(list);
    }

    private static @Nullable Match match(Token token) {
        if (token.is(":")) {
            return Match.LIKE_FOLD;
        }
        for (Match match : Match.values()) {
            if (token.isWord(match.word)) {
                return match;
            }
        }
        return null;
    }
}
