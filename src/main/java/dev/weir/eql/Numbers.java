package dev.weir.eql;

import dev.weir.eql.Expression.Operator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers are Long or Double; what does not fit is missing. */
final class Numbers {

    private Numbers() {}

    /** The number of an event as Long or Double; null when it fits neither. */
    static @Nullable Number of(Number number) {
        if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
            return finite(number.doubleValue());
        }
        return NumberText.parse(number.toString());
    }

    static int compare(Number a, Number b) {
        if (a instanceof Long && b instanceof Long) {
            return Long.compare(a.longValue(), b.longValue());
        }
        if (a instanceof Double && b instanceof Double) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            return x < y ? -1 : x > y ? 1 : 0;
        }
        return exact(a).compareTo(exact(b));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long
                ? BigDecimal.valueOf(number.longValue())
                : new BigDecimal(number.doubleValue());
    }

    static String text(Number number) {
        double value = number.doubleValue();
        boolean whole = number instanceof Double && value == Math.rint(value);
        return whole && Math.abs(value) < 1e18 ? Long.toString((long) value) : number.toString();
    }

    static @Nullable Number calculate(Operator operator, Number a, Number b) {
        return a instanceof Long && b instanceof Long
                ? whole(operator, a.longValue(), b.longValue())
                : decimal(operator, a.doubleValue(), b.doubleValue());
    }

    private static @Nullable Number whole(Operator operator, long a, long b) {
        try {
            return switch (operator) {
                case ADD -> Math.addExact(a, b);
                case SUBTRACT -> Math.subtractExact(a, b);
                case MULTIPLY -> Math.multiplyExact(a, b);
                case DIVIDE -> b == 0 || (a == Long.MIN_VALUE && b == -1) ? null : (Long) (a / b);
                case MODULO -> b == 0 ? null : (Long) (a % b);
                default -> throw new IllegalStateException(operator.sign);
            };
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Number decimal(Operator operator, double a, double b) {
        return switch (operator) {
            case ADD -> finite(a + b);
            case SUBTRACT -> finite(a - b);
            case MULTIPLY -> finite(a * b);
            case DIVIDE -> b == 0 ? null : finite(a / b);
            case MODULO -> b == 0 ? null : finite(a % b);
            default -> throw new IllegalStateException(operator.sign);
        };
    }

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
