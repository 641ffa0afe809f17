package dev.weir.normalize.source.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The notations of nearly all times, read without a pattern: {@code 2026-05-06T07:08:09.123Z}, with
 * a blank for the T, up to nine digits of a fraction, and nothing for the Z; and numbers of the
 * epoch.
 */
final class UsualTime {
    private static final String SHAPE = "0000-00-00 00:00:00";
    private static final int NANO_DIGITS = 9;
    private static final int MOST_DIGITS = 16;
    private static final long[] SCALES = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

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

    /**
     * A number of the epoch.
     *
     * @param decimals how many of its digits before the point are a fraction of a second, at most 9
     * @return null for a text of another shape, and for a number of more digits than are usual
     */
    static @Nullable Instant epoch(String text, int decimals) {
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (end == 0 || end > MOST_DIGITS || decimals > 0 && point >= 0) {
            return null;
        }
        long number = 0;
        for (int i = 0; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return null;
            }
            number = 10 * number + text.charAt(i) - '0';
        }
        int fraction = point < 0 ? 0 : nanos(text, point, text.length());
        long scale = SCALES[decimals];
        return fraction < 0
                ? null
                : Instant.ofEpochSecond(
                        number / scale, number % scale * SCALES[NANO_DIGITS - decimals] + fraction);
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
