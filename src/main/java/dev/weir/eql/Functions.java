package dev.weir.eql;

import dev.weir.eql.Expression.Operator;
import dev.weir.event.Ascii;
import org.jspecify.annotations.Nullable;

/** What the functions give for one combination of arguments; null is missing. */
final class Functions {

    private Functions() {}

    static @Nullable Object call(Function function, boolean fold, Object[] a) {
        return switch (function) {
            case ADD -> calculate(Operator.ADD, a);
            case SUBTRACT -> calculate(Operator.SUBTRACT, a);
            case MULTIPLY -> calculate(Operator.MULTIPLY, a);
            case DIVIDE -> calculate(Operator.DIVIDE, a);
            case MODULO -> calculate(Operator.MODULO, a);
            case BETWEEN -> {
                boolean greedy = a.length > 3 && (Boolean) a[3];
                yield between((String) a[0], (String) a[1], (String) a[2], greedy, fold);
            }
            case CONCAT -> concat(a);
            case TO_STRING -> Values.text(a[0]);
            case STARTS_WITH -> startsWith((String) a[0], (String) a[1], fold);
            case ENDS_WITH -> endsWith((String) a[0], (String) a[1], fold);
            case STRING_CONTAINS -> indexOf((String) a[0], (String) a[1], 0, fold) >= 0;
            case INDEX_OF -> position(a, fold);
            case LENGTH -> (long) ((String) a[0]).length();
            case TO_NUMBER -> number(a);
            case SUBSTRING -> substring(a);
            case CIDR_MATCH -> throw new IllegalStateException("compiled with its networks");
        };
    }

    private static @Nullable Object calculate(Operator operator, Object[] a) {
        return Numbers.calculate(operator, (Number) a[0], (Number) a[1]);
    }

    static boolean startsWith(String text, String part, boolean fold) {
        return fold ? Ascii.startsWith(text, part) : text.startsWith(part);
    }

    static boolean endsWith(String text, String part, boolean fold) {
        return fold ? Ascii.endsWith(text, part) : text.endsWith(part);
    }

    static int indexOf(String text, String part, int from, boolean fold) {
        return fold ? Ascii.indexOf(text, part, from) : text.indexOf(part, from);
    }

    private static String between(
            String text, String left, String right, boolean greedy, boolean fold) {
        int found = indexOf(text, left, 0, fold);
        if (found < 0) {
            return "";
        }
        int from = found + left.length();
        int to = indexOf(text, right, from, fold);
        for (int i = text.length() - right.length(); greedy && to >= 0 && i > to; i--) {
            if (fold ? Ascii.startsWith(text, right, i) : text.startsWith(right, i)) {
                to = i;
            }
        }
        return to < 0 ? "" : text.substring(from, to);
    }

    private static String concat(Object[] parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(Values.text(part));
        }
        return text.toString();
    }

    private static @Nullable Long position(Object[] a, boolean fold) {
        String text = (String) a[0];
        Object start = a.length > 2 ? a[2] : 0L;
        if (!(start instanceof Long from)) {
            return null;
        }
        if (from > text.length()) {
            return null;
        }
        int found = indexOf(text, (String) a[1], (int) Math.max(0, from), fold);
        return found < 0 ? null : (Long) (long) found;
    }

    private static @Nullable Number number(Object[] a) {
        Object base = a.length > 1 ? a[1] : 10L;
        return base instanceof Long whole ? NumberText.parse((String) a[0], whole) : null;
    }

    private static @Nullable String substring(Object[] a) {
        String text = (String) a[0];
        Object end = a.length > 2 ? a[2] : (Long) (long) text.length();
        if (!(a[1] instanceof Long first) || !(end instanceof Long last)) {
            return null;
        }
        int from = clamp(first, text.length());
        int to = clamp(last, text.length());
        return to <= from ? "" : text.substring(from, to);
    }

    private static int clamp(long index, int length) {
        long at = index < 0 ? index + length : index;
        return (int) Math.max(0, Math.min(at, length));
    }
}
