package dev.weir.eql;

import dev.weir.eql.Expression.Arithmetic;
import dev.weir.eql.Expression.Call;
import dev.weir.eql.Expression.Field;
import dev.weir.eql.Expression.Literal;
import dev.weir.eql.Expression.Negative;
import dev.weir.eql.Expression.Operator;
import dev.weir.event.FieldValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles values; of several values of several arguments all combinations count. */
final class Operands {

    /** Beyond it further combinations are not looked at: bounded work for one event. */
    static final int MAX_COMBINATIONS = 100_000;

    private interface Calculation {
        @Nullable Object of(Object[] arguments);
    }

    private Operands() {}

    static Operand of(Expression expression, ValueType wanted) {
        if (expression instanceof Literal literal) {
            Object value = Values.bring(literal.value(), wanted);
            List<Object> values = value == null ? List.of() : List.of(value);
            return event -> values;
        }
        if (expression instanceof Field field) {
            return event -> values(event.values(field.field()), type(field, wanted));
        }
        if (expression instanceof Negative negative) {
            Operand[] operand = {of(negative.operand(), ValueType.NUMBER)};
            return event ->
                    combine(
                            operand,
                            event,
                            a -> Numbers.calculate(Operator.SUBTRACT, 0L, (Number) a[0]));
        }
        if (expression instanceof Arithmetic sum) {
            Operand[] sides = {of(sum.left(), ValueType.NUMBER), of(sum.right(), ValueType.NUMBER)};
            return event ->
                    combine(
                            sides,
                            event,
                            a -> Numbers.calculate(sum.operator(), (Number) a[0], (Number) a[1]));
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        Condition condition = Compiler.condition(expression);
        return event -> List.of(condition.test(event));
    }

    private static ValueType type(Field field, ValueType wanted) {
        ValueType own = ValueType.of(field.field().type());
        return own == ValueType.ANY ? wanted : own;
    }

    private static Operand call(Call call) {
        Function function = call.function();
        if (function == Function.CIDR_MATCH) {
            ValueTest networks = CallTest.networks(call);
            Operand[] address = {of(call.arguments().get(0), ValueType.TEXT)};
            return event -> combine(address, event, a -> networks.test(a[0]));
        }
        Operand[] arguments = new Operand[call.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = of(call.arguments().get(i), function.parameter(i));
        }
        return event -> combine(arguments, event, a -> Functions.call(function, call.fold(), a));
    }

    private static List<Object> values(List<?> raw, ValueType type) {
        List<Object> values = new ArrayList<>(raw.size());
        for (int i = 0; i < raw.size(); i++) {
            Object value = Values.bring(raw.get(i), type);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static List<Object> combine(
            Operand[] operands, FieldValues event, Calculation calculation) {
        List<List<Object>> lists = new ArrayList<>(operands.length);
        long combinations = 1;
        for (Operand operand : operands) {
            List<Object> values = operand.values(event);
            if (values.isEmpty()) {
                return List.of();
            }
            lists.add(values);
            combinations = Math.min(combinations * values.size(), MAX_COMBINATIONS);
        }
        List<Object> results = new ArrayList<>();
        Object[] arguments = new Object[operands.length];
        for (long i = 0; i < combinations; i++) {
            long rest = i;
            for (int k = 0; k < arguments.length; k++) {
                int size = lists.get(k).size();
                arguments[k] = lists.get(k).get((int) (rest % size));
                rest /= size;
            }
            Object result = calculation.of(arguments);
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }
}
