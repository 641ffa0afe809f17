package dev.weir.normalize.source.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The notation of nearly all times, read without a pattern: {@code 2026-05-06T07:08:09.123Z}, with
 * a blank for the T, up to nine digits of a fraction, and nothing for the Z.
 */
final class UsualTime {
    private static final String SHAPE = "0000-00-00 00:00:00";
    private static final int NANO_DIGITS = 9;

    private UsualTime() {}

    /** Null for a text of another shape, and for one that is no time. */
    static @Nullable Instant parse(String text, @Nullable ZoneOffset otherwise) {
        int length = text.length();
        boolean utc = length > 0 && text.charAt(length - 1) == 'Z';
        int end = utc ? length - 1 : length;
        ZoneOffset zone = utc ? ZoneOffset.UTC : otherwise;
        if (zone == null || end < SHAPE.length() || !hasShape(text)) {
            return null;
        }
        int nanos = end == SHAPE.length() ? 0 : nanos(text, SHAPE.length(), end);
        if (nanos < 0) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            nanos)
                    .toInstant(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether it is a time, or looks like one, and surely does not say its zone. */
    static boolean saysNoZone(String text) {
        return text.length() == SHAPE.length() && hasShape(text);
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            char found = text.charAt(i);
            boolean fits =
                    wanted == '0'
                            ? isDigit(found)
                            : found == wanted || wanted == ' ' && found == 'T';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Of a fraction with its point; -1 for anything else. */
    private static int nanos(String text, int point, int end) {
        int digits = end - point - 1;
        if (text.charAt(point) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            char digit = i < digits ? text.charAt(point + 1 + i) : '0';
            if (!isDigit(digit)) {
                return -1;
            }
            nanos = 10 * nanos + digit - '0';
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
