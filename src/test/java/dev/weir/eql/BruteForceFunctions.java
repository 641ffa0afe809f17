package dev.weir.eql;

import dev.weir.eql.Expression.Call;
import dev.weir.eql.Expression.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a function gives for every combination of its arguments' values. */
final class BruteForceFunctions {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);

    private final BruteForce event;
    private final Call call;
    private final List<Object> results = new ArrayList<>();

    BruteForceFunctions(BruteForce event, Call call) {
        this.event = event;
        this.call = call;
    }

    List<Object> results() {
        combine(new ArrayList<>());
        return results;
    }

    private void combine(List<Object> chosen) {
        int next = chosen.size();
        if (next == call.arguments().size()) {
            Object result = apply(chosen);
            if (result != null) {
                results.add(result);
            }
            return;
        }
        for (Object value : event.values(call.arguments().get(next), parameter(next))) {
            chosen.add(value);
            combine(chosen);
            chosen.remove(chosen.size() - 1);
        }
    }

    private char parameter(int index) {
        return switch (call.function()) {
            case CONCAT, TO_STRING -> 'a';
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> 'n';
            case SUBSTRING -> index == 0 ? 't' : 'n';
            case INDEX_OF -> index == 2 ? 'n' : 't';
            case TO_NUMBER -> index == 1 ? 'n' : 't';
            case BETWEEN -> index == 3 ? 'b' : 't';
            default -> 't';
        };
    }

    static char typeOf(Function function) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, INDEX_OF, LENGTH, TO_NUMBER -> 'n';
            case BETWEEN, CONCAT, SUBSTRING, TO_STRING -> 't';
            case CIDR_MATCH, ENDS_WITH, STARTS_WITH, STRING_CONTAINS -> 'b';
        };
    }

    private @Nullable Object apply(List<Object> a) {
        return switch (call.function()) {
            case ADD -> arithmetic(Operator.ADD, n(a, 0), n(a, 1));
            case SUBTRACT -> arithmetic(Operator.SUBTRACT, n(a, 0), n(a, 1));
            case MULTIPLY -> arithmetic(Operator.MULTIPLY, n(a, 0), n(a, 1));
            case DIVIDE -> arithmetic(Operator.DIVIDE, n(a, 0), n(a, 1));
            case MODULO -> arithmetic(Operator.MODULO, n(a, 0), n(a, 1));
            case STARTS_WITH -> t(a, 0).startsWith(t(a, 1));
            case ENDS_WITH -> t(a, 0).endsWith(t(a, 1));
            case STRING_CONTAINS -> t(a, 0).contains(t(a, 1));
            case LENGTH -> BigDecimal.valueOf(t(a, 0).length());
            case CONCAT -> {
                StringBuilder all = new StringBuilder();
                a.forEach(value -> all.append(BruteForce.text(value)));
                yield all.toString();
            }
            case TO_STRING -> BruteForce.text(a.get(0));
            case SUBSTRING -> substring(raw(a, 0), a);
            case INDEX_OF -> {
                int from = a.size() < 3 ? 0 : Math.max(0, n(a, 2).intValue());
                int found = from > t(a, 0).length() ? -1 : t(a, 0).indexOf(t(a, 1), from);
                yield found < 0 ? null : BigDecimal.valueOf(found);
            }
            case BETWEEN -> between(a);
            case CIDR_MATCH, TO_NUMBER -> throw new IllegalStateException("not in this test");
        };
    }

    private static String substring(String text, List<Object> a) {
        int from = place(((BigDecimal) a.get(1)).intValue(), text.length());
        int to = a.size() < 3 ? text.length() : place(n(a, 2).intValue(), text.length());
        return to <= from ? "" : text.substring(from, to);
    }

    private static int place(int index, int length) {
        return Math.max(0, Math.min(length, index < 0 ? index + length : index));
    }

    private String between(List<Object> a) {
        String text = t(a, 0);
        int left = text.indexOf(t(a, 1));
        if (left < 0) {
            return "";
        }
        int start = left + t(a, 1).length();
        boolean greedy = a.size() > 3 && (Boolean) a.get(3);
        int end = greedy ? text.lastIndexOf(t(a, 2)) : text.indexOf(t(a, 2), start);
        return end < start ? "" : raw(a, 0).substring(start, end);
    }

    /** As written, or in small letters where the call has a tilde. */
    private String t(List<Object> a, int index) {
        return call.fold() ? BruteForce.fold(raw(a, index)) : raw(a, index);
    }

    private static String raw(List<Object> a, int index) {
        return (String) a.get(index);
    }

    private static BigDecimal n(List<Object> a, int index) {
        return (BigDecimal) a.get(index);
    }

    static @Nullable BigDecimal arithmetic(Operator operator, BigDecimal a, BigDecimal b) {
        boolean division = operator == Operator.DIVIDE || operator == Operator.MODULO;
        if (division && b.signum() == 0) {
            return null;
        }
        BigInteger x = a.toBigIntegerExact();
        BigInteger y = b.toBigIntegerExact();
        BigInteger result =
                switch (operator) {
                    case ADD -> x.add(y);
                    case SUBTRACT -> x.subtract(y);
                    case MULTIPLY -> x.multiply(y);
                    case DIVIDE -> x.divide(y);
                    case MODULO -> x.remainder(y);
                    default -> throw new IllegalStateException(operator.toString());
                };
        return fit(new BigDecimal(result).setScale(0, RoundingMode.UNNECESSARY));
    }

    static @Nullable BigDecimal fit(BigDecimal number) {
        return number.compareTo(MOST) > 0 || number.compareTo(LEAST) < 0 ? null : number;
    }
}
