package dev.weir.eql;

import dev.weir.eql.Expression.And;
import dev.weir.eql.Expression.Call;
import dev.weir.eql.Expression.Comparison;
import dev.weir.eql.Expression.Field;
import dev.weir.eql.Expression.Literal;
import dev.weir.eql.Expression.Membership;
import dev.weir.eql.Expression.Not;
import dev.weir.eql.Expression.Operator;
import dev.weir.eql.Expression.Or;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.util.ArrayList;
import java.util.List;

/** Turns a checked condition into closures. */
final class Compiler {

    private static final FieldValues NO_EVENT = field -> List.of();

    private Compiler() {}

    static Condition condition(Expression expression) {
        if (expression instanceof And and) {
            Condition[] all = conditions(and.all());
            return event -> all(all, event);
        }
        if (expression instanceof Or or) {
            Condition[] any = conditions(or.any());
            return event -> any(any, event);
        }
        if (expression instanceof Not not) {
            Condition operand = condition(not.operand());
            return event -> !operand.test(event);
        }
        if (expression instanceof Comparison comparison) {
            return comparison(comparison);
        }
        if (expression instanceof Membership membership) {
            return membership(membership);
        }
        if (expression instanceof Literal literal) {
            boolean holds = Boolean.TRUE.equals(literal.value());
            return event -> holds;
        }
        if (expression instanceof Call call && call.arguments().get(0) instanceof Field field) {
            ValueTest test = CallTest.of(call);
            if (test != null) {
                return anyOf(field.field(), ValueType.TEXT, test);
            }
        }
        return anyOf(expression, ValueType.BOOLEAN, Boolean.TRUE::equals);
    }

    private static Condition[] conditions(List<Expression> expressions) {
        return expressions.stream().map(Compiler::condition).toArray(Condition[]::new);
    }

    private static boolean all(Condition[] all, FieldValues event) {
        for (Condition condition : all) {
            if (!condition.test(event)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(Condition[] any, FieldValues event) {
        for (Condition condition : any) {
            if (condition.test(event)) {
                return true;
            }
        }
        return false;
    }

    private static Condition comparison(Comparison comparison) {
        boolean turned = TypeCheck.hasField(comparison.right());
        Expression operand = turned ? comparison.right() : comparison.left();
        Expression other = turned ? comparison.left() : comparison.right();
        if (ValueType.of(operand) == ValueType.NULL) {
            Expression swap = operand;
            operand = other;
            other = swap;
        }
        boolean negated = comparison.operator() == Operator.NOT_EQUAL;
        ValueType type = ValueType.common(operand, other);
        Condition holds;
        if (ValueType.of(other) == ValueType.NULL) {
            Condition present = anyOf(operand, ValueType.of(operand), value -> true);
            holds = event -> !present.test(event);
        } else {
            List<Object> constant = Operands.of(other, type).values(NO_EVENT);
            Operator operator = turned ? comparison.operator().turned() : comparison.operator();
            holds =
                    constant.isEmpty()
                            ? event -> false
                            : anyOf(operand, type, ValueTests.compare(operator, constant.get(0)));
        }
        return negated ? event -> !holds.test(event) : holds;
    }

    private static Condition membership(Membership membership) {
        Expression operand = membership.operand();
        ValueType type = ValueType.common(operand, membership.list().get(0));
        List<Object> constants = new ArrayList<>();
        for (Expression entry : membership.list()) {
            constants.addAll(Operands.of(entry, type).values(NO_EVENT));
        }
        return anyOf(operand, type, ValueTests.in(membership.match(), constants));
    }

    /** Whether the test holds for one of the values. */
    private static Condition anyOf(Expression operand, ValueType type, ValueTest test) {
        if (operand instanceof Field field) {
            return anyOf(field.field(), type, test);
        }
        Operand values = Operands.of(operand, type);
        return event -> {
            List<Object> found = values.values(event);
            for (int i = 0; i < found.size(); i++) {
                if (test.test(found.get(i))) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Condition anyOf(EcsField field, ValueType type, ValueTest test) {
        return event -> {
            List<?> found = event.values(field);
            for (int i = 0; i < found.size(); i++) {
                Object value = Values.bring(found.get(i), type);
                if (value != null && test.test(value)) {
                    return true;
                }
            }
            return false;
        };
    }
}
