package dev.weir.eql;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Brings an event's value to the type that it is compared as. */
final class Values {

    private Values() {}

    /** Text, Long, Double, Boolean or Instant; null when it cannot be of that type. */
    static @Nullable Object bring(@Nullable Object value, ValueType type) {
        return switch (type) {
            case TEXT -> text(value);
            case NUMBER -> number(value);
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case DATE -> instant(value);
            case ANY -> value instanceof Number number ? Numbers.of(number) : value;
            case NULL -> null;
        };
    }

    static @Nullable String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Number number) {
            Number brought = Numbers.of(number);
            return brought == null ? number.toString() : Numbers.text(brought);
        }
        return value == null ? null : value.toString();
    }

    private static @Nullable Number number(@Nullable Object value) {
        if (value instanceof Number number) {
            return Numbers.of(number);
        }
        return value instanceof String text ? NumberText.parse(text) : null;
    }

    static @Nullable Instant instant(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (!(value instanceof String text) || text.length() > 40) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Order by code point, where {@link String#compareTo} orders by UTF-16 unit. */
    static int compareText(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
