package dev.weir.eql;

import dev.weir.eql.Expression.And;
import dev.weir.eql.Expression.Arithmetic;
import dev.weir.eql.Expression.Call;
import dev.weir.eql.Expression.Comparison;
import dev.weir.eql.Expression.Field;
import dev.weir.eql.Expression.Literal;
import dev.weir.eql.Expression.Membership;
import dev.weir.eql.Expression.Negative;
import dev.weir.eql.Expression.Not;
import dev.weir.eql.Expression.Operator;
import dev.weir.eql.Expression.Or;
import dev.weir.eql.Query.Event;
import dev.weir.eql.Query.Sequence;
import java.util.List;

/** Refuses what could never mean anything: types that do not meet. */
final class TypeCheck {

    private final String query;

    TypeCheck(String query) {
        this.query = query;
    }

    void check(Query query) {
        if (query instanceof Event event) {
            condition(event.condition());
        } else if (query instanceof Sequence sequence) {
            sequence.stages().stream().distinct().forEach(s -> check(s.event()));
            if (sequence.until() != null) {
                check(sequence.until().event());
            }
        }
    }

    private void condition(Expression expression) {
        value(expression, ValueType.BOOLEAN, "a condition");
    }

    /** Checks it, and that it can be of a type. */
    private void value(Expression expression, ValueType wanted, String place) {
        check(expression);
        ValueType type = ValueType.of(expression);
        boolean fits = type == wanted || type == ValueType.ANY;
        if (!fits && (wanted != ValueType.ANY || type == ValueType.NULL)) {
            throw refused(
                    expression.at(),
                    "%s is %s, found %s".formatted(place, wanted.words, type.words));
        }
    }

    private void check(Expression expression) {
        if (expression instanceof And and) {
            and.all().forEach(this::condition);
        } else if (expression instanceof Or or) {
            or.any().forEach(this::condition);
        } else if (expression instanceof Not not) {
            condition(not.operand());
        } else if (expression instanceof Negative negative) {
            value(negative.operand(), ValueType.NUMBER, "what follows '-'");
        } else if (expression instanceof Arithmetic arithmetic) {
            String place = "a side of '" + arithmetic.operator().sign + "'";
            value(arithmetic.left(), ValueType.NUMBER, place);
            value(arithmetic.right(), ValueType.NUMBER, place);
        } else if (expression instanceof Call call) {
            call(call);
        } else if (expression instanceof Comparison comparison) {
            comparison(comparison);
        } else if (expression instanceof Membership membership) {
            membership(membership);
        }
    }

    private void comparison(Comparison comparison) {
        check(comparison.left());
        check(comparison.right());
        ValueType left = ValueType.of(comparison.left());
        ValueType right = ValueType.of(comparison.right());
        String sign = "'" + comparison.operator().sign + "'";
        if (hasField(comparison.left()) && hasField(comparison.right())) {
            throw refused(comparison.at(), "a field on both sides of " + sign);
        }
        boolean equality =
                comparison.operator() == Operator.EQUAL
                        || comparison.operator() == Operator.NOT_EQUAL;
        if (left == ValueType.NULL || right == ValueType.NULL) {
            if (!equality) {
                throw refused(comparison.at(), "null goes with '==' and '!=' only");
            }
            return;
        }
        meet(comparison.left(), comparison.right(), comparison.at(), sign);
        if (!equality && (left == ValueType.BOOLEAN || right == ValueType.BOOLEAN)) {
            throw refused(comparison.at(), "booleans have no order, found " + sign);
        }
    }

    private void membership(Membership membership) {
        Expression operand = membership.operand();
        String word = "'" + membership.match().word + "'";
        check(operand);
        if (ValueType.of(operand) == ValueType.NULL) {
            throw refused(operand.at(), "null goes with '==' and '!=' only");
        }
        if (!membership.match().isIn()) {
            value(operand, ValueType.TEXT, "the left side of " + word);
        }
        ValueType first = ValueType.of(membership.list().get(0));
        for (Expression entry : membership.list()) {
            check(entry);
            ValueType type = ValueType.of(entry);
            if (hasField(entry)) {
                throw refused(entry.at(), "a field in the list of " + word);
            }
            if (type == ValueType.NULL) {
                throw refused(entry.at(), "null in the list of " + word);
            }
            if (!membership.match().isIn()) {
                if (!(entry instanceof Literal literal) || type != ValueType.TEXT) {
                    throw refused(entry.at(), "the right side of " + word + " is a string");
                }
                pattern(membership, literal.text(), entry.at());
            } else if (type != first) {
                throw refused(
                        entry.at(),
                        "%s in a list that begins with %s".formatted(type.words, first.words));
            } else {
                meet(operand, entry, entry.at(), word);
            }
        }
    }

    private void pattern(Membership membership, String text, Position at) {
        try {
            switch (membership.match()) {
                case REGEX -> Regex.compile(text, false);
                case REGEX_FOLD -> Regex.compile(text, true);
                default -> Glob.check(text);
            }
        } catch (IllegalArgumentException e) {
            throw refused(at, String.valueOf(e.getMessage()));
        }
    }

    /** Both are of one type; a time is written as text. */
    private void meet(Expression left, Expression right, Position at, String sign) {
        ValueType a = ValueType.of(left);
        ValueType b = ValueType.of(right);
        if (a == b || a == ValueType.ANY || b == ValueType.ANY) {
            return;
        }
        if (a == ValueType.DATE && b == ValueType.TEXT) {
            time(right);
        } else if (b == ValueType.DATE && a == ValueType.TEXT) {
            time(left);
        } else {
            throw refused(at, "%s and %s do not meet in %s".formatted(a.words, b.words, sign));
        }
    }

    private void time(Expression text) {
        if (!(text instanceof Literal literal && Values.instant(literal.value()) != null)) {
            throw refused(text.at(), "a time is written as \"2026-01-31T12:00:00Z\"");
        }
    }

    private void call(Call call) {
        Function function = call.function();
        List<Expression> arguments = call.arguments();
        int most = function.repeats() ? Integer.MAX_VALUE : function.parameters.size();
        if (arguments.size() < function.least || arguments.size() > most) {
            String range =
                    function.repeats() || most == function.least
                            ? function.least + (function.repeats() ? " or more" : "")
                            : function.least + " to " + most;
            String count = "%s takes %s arguments, found %d";
            throw refused(call.at(), count.formatted(function.word, range, arguments.size()));
        }
        if (call.fold() && !function.folds()) {
            throw refused(call.at(), function.word + " has no form with '~'");
        }
        for (int i = 0; i < arguments.size(); i++) {
            String place = "argument %d of %s".formatted(i + 1, function.word);
            value(arguments.get(i), function.parameter(i), place);
            if (function == Function.CIDR_MATCH && i > 0) {
                net(arguments.get(i));
            }
        }
    }

    private void net(Expression net) {
        if (!(net instanceof Literal literal)
                || !(literal.value() instanceof String text)
                || Network.parse(text) == null) {
            throw refused(net.at(), "a network is written as \"10.0.0.0/8\" or \"fe80::/10\"");
        }
    }

    static boolean hasField(Expression expression) {
        if (expression instanceof Literal) {
            return false;
        }
        if (expression instanceof Negative negative) {
            return hasField(negative.operand());
        }
        if (expression instanceof Arithmetic arithmetic) {
            return hasField(arithmetic.left()) || hasField(arithmetic.right());
        }
        if (expression instanceof Call call) {
            return call.arguments().stream().anyMatch(TypeCheck::hasField);
        }
        if (expression instanceof Field) {
            return true;
        }
        if (expression instanceof Not not) {
            return hasField(not.operand());
        }
        if (expression instanceof Comparison comparison) {
            return hasField(comparison.left()) || hasField(comparison.right());
        }
        if (expression instanceof Membership membership) {
            return hasField(membership.operand());
        }
        List<Expression> parts =
                expression instanceof And and ? and.all() : ((Or) expression).any();
        return parts.stream().anyMatch(TypeCheck::hasField);
    }

    private EqlException refused(Position at, String reason) {
        return new EqlException(at, reason, query);
    }
}
