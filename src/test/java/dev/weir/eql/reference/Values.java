package dev.weir.eql.reference;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Conversions, arithmetic and order of single values. */
final class Values {
    private Values() {}

    /** An event's value as a field's kind, or null when it cannot be one. */
    static Object convert(Object v, Kind kind) {
        if (v == null) {
            return null;
        }
        switch (kind) {
            case TEXT:
                return text(v);
            case NUMBER:
                if (v instanceof String s) {
                    return s.matches("[+-]?0[xX].*") ? null : NumberText.read(s, 0L);
                }
                return v instanceof Boolean ? null : normal(v);
            case BOOLEAN:
                return v instanceof Boolean ? v : null;
            case INSTANT:
                return instant(v);
            default:
                return normal(v);
        }
    }

    private static Object normal(Object v) {
        if (v instanceof Integer i) {
            return (long) i;
        }
        return v instanceof Double d && (d.isNaN() || d.isInfinite()) ? null : v;
    }

    /** A value as text. */
    static String text(Object v) {
        if (v instanceof Double d && !d.isInfinite() && d == Math.rint(d)) {
            return new BigDecimal(d).toPlainString();
        }
        return v.toString();
    }

    /** An instant of ISO text, or of whole milliseconds; null when it is none. */
    static Instant instant(Object v) {
        if (v instanceof Long ms) {
            return Instant.ofEpochMilli(ms);
        }
        if (!(v instanceof String s)) {
            return null;
        }
        try {
            if (!s.contains("T")) {
                return LocalDate.parse(s).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean zone = s.endsWith("Z") || s.matches(".*T.*[+-][0-9:]+");
            return zone
                    ? OffsetDateTime.parse(s).toInstant()
                    : LocalDateTime.parse(s).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Upper-case ASCII letters become lower case; nothing else changes. */
    static String fold(String s) {
        StringBuilder b = new StringBuilder(s);
        for (int i = 0; i < b.length(); i++) {
            char c = b.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                b.setCharAt(i, (char) (c + 32));
            }
        }
        return b.toString();
    }

    /** Whether two values of one kind are equal. */
    static boolean equal(Object a, Object b, boolean fold) {
        if (a instanceof Boolean || b instanceof Boolean) {
            return a.equals(b);
        }
        if (fold && a instanceof String s && b instanceof String t) {
            return fold(s).equals(fold(t));
        }
        Integer c = compare(a, b);
        return c != null && c == 0;
    }

    /**
     * The order of two numbers, texts or instants; null when one cannot be brought to the other's
     * kind.
     */
    static Integer compare(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return decimal(x).compareTo(decimal(y));
        }
        if (a instanceof Instant || b instanceof Instant) {
            Instant x = a instanceof Instant i ? i : instant(a);
            Instant y = b instanceof Instant i ? i : instant(b);
            return x == null || y == null ? null : (Integer) x.compareTo(y);
        }
        return Arrays.compare(
                ((String) a).codePoints().toArray(), ((String) b).codePoints().toArray());
    }

    private static BigDecimal decimal(Number n) {
        return n instanceof Double d ? new BigDecimal(d) : BigDecimal.valueOf(n.longValue());
    }

    /** Arithmetic between two numbers; null is missing. */
    static Object calculate(char op, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return whole(op, x, y);
        }
        double x = ((Number) a).doubleValue();
        double y = ((Number) b).doubleValue();
        if ((op == '/' || op == '%') && y == 0) {
            return null;
        }
        double r =
                op == '+'
                        ? x + y
                        : op == '-' ? x - y : op == '*' ? x * y : op == '/' ? x / y : x % y;
        return Double.isNaN(r) || Double.isInfinite(r) ? null : (Object) r;
    }

    private static Object whole(char op, long x, long y) {
        try {
            switch (op) {
                case '+':
                    return Math.addExact(x, y);
                case '-':
                    return Math.subtractExact(x, y);
                case '*':
                    return Math.multiplyExact(x, y);
                case '/':
                    return y == 0 || y == -1 && x == Long.MIN_VALUE ? null : (Object) (x / y);
                default:
                    return y == 0 ? null : (Object) (x % y);
            }
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
