package dev.weir.eql;

import dev.weir.eql.Expression.Operator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers are Long or Double; what does not fit is missing. */
final class Numbers {

    /** Longer digits are no number: bounded work for any text. */
    private static final int LONGEST = 400;

    private Numbers() {}

    /** Sign, digits, decimals, exponent; null when it is something else or does not fit. */
    static @Nullable Number parse(String text) {
        int length = text.length();
        int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int end = digitsEnd(text, start);
        if (end == start || length > LONGEST) {
            return null;
        }
        if (end == length) {
            return whole(text, 10);
        }
        if (text.charAt(end) == '.') {
            int decimals = end + 1;
            end = digitsEnd(text, decimals);
            if (end == decimals) {
                return null;
            }
        }
        if (end < length && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int digits = end + 1;
            if (digits < length && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
                digits++;
            }
            end = digitsEnd(text, digits);
            if (end == digits) {
                return null;
            }
        }
        return end == length ? finite(Double.parseDouble(text)) : null;
    }

    /** As {@link #parse(String)}; 0x is hexadecimal, another base has whole numbers only. */
    static @Nullable Number parse(String text, long base) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        if (hex && (base == 10 || base == 16)) {
            String sign = text.startsWith("-") ? "-" : "";
            return ascii(digits, 2) ? whole(sign + digits.substring(2), 16) : null;
        }
        if (base == 10) {
            return parse(text);
        }
        boolean usable = base >= Character.MIN_RADIX && base <= Character.MAX_RADIX;
        return usable && ascii(digits, 0) ? whole(text, (int) base) : null;
    }

    private static @Nullable Long whole(String text, int base) {
        try {
            return Long.parseLong(text, base);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean ascii(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) > 'z' || !Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() > from && text.length() <= LONGEST;
    }

    private static int digitsEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

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
        return parse(number.toString());
    }

    static int compare(Number a, Number b) {
        if (a instanceof Long && b instanceof Long) {
            return Long.compare(a.longValue(), b.longValue());
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

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
