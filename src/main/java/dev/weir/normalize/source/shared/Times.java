package dev.weir.normalize.source.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times in the notations that sensors use. What cannot be read is null: the event then counts from
 * its arrival, it is not lost.
 */
public final class Times {
    /** ISO with a blank or T, any number of fraction digits, and Go's trailing zone name. */
    private static final Pattern TEXT =
            Pattern.compile(
                    "'?(\\d{4})-(\\d\\d)-(\\d\\d)[T ](\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9})\\d*)?"
                            + " ?(Z|UTC|[+-]\\d\\d:?\\d\\d)?(?: UTC)?'?");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(?:\\.\\d{1,12})?");

    private static final String DATE = "/Date(";

    /** 1601-01-01, from which Windows counts 100 ns steps, in seconds of the epoch. */
    private static final long FILETIME_ORIGIN_SECONDS = -11_644_473_600L;

    private static final BigInteger TICKS_PER_SECOND = BigInteger.valueOf(10_000_000);

    private Times() {}

    /** A date and time that says its zone; without one it is null, because nobody knows it. */
    public static @Nullable Instant zoned(@Nullable String text) {
        return parse(text, null);
    }

    /** A date and time that is UTC where it says nothing else, as Sysmon's {@code UtcTime}. */
    public static @Nullable Instant utc(@Nullable String text) {
        return parse(text, ZoneOffset.UTC);
    }

    /** Seconds of the epoch, with or without fraction. */
    public static @Nullable Instant epochSeconds(@Nullable String text) {
        return epoch(text, 0);
    }

    /** Milliseconds of the epoch, with or without fraction. */
    public static @Nullable Instant epochMillis(@Nullable String text) {
        return epoch(text, 3);
    }

    /** 100 ns steps since 1601, beyond what a double holds exactly. */
    public static @Nullable Instant fileTime(@Nullable String text) {
        if (text == null || !NUMBER.matcher(text).matches() || text.indexOf('.') >= 0) {
            return null;
        }
        BigInteger[] parts = new BigInteger(text).divideAndRemainder(TICKS_PER_SECOND);
        return Instant.ofEpochSecond(
                FILETIME_ORIGIN_SECONDS + parts[0].longValue(), parts[1].longValue() * 100);
    }

    /**
     * A zoned text or an epoch number whose unit its size tells: s, ms, µs or ns; also in .NET's
     * coat, {@code /Date(0)/}.
     */
    public static @Nullable Instant any(@Nullable String sent) {
        Instant usual = sent == null ? null : UsualTime.parse(sent, null);
        if (usual != null) {
            return usual;
        }
        String text = sent;
        if (sent != null && sent.startsWith(DATE) && sent.endsWith(")/")) {
            text = sent.substring(DATE.length(), sent.length() - 2);
        }
        if (text == null || !NUMBER.matcher(text).matches()) {
            return zoned(text);
        }
        int digits = (text.startsWith("-") ? text.substring(1) : text).split("\\.", 2)[0].length();
        return epoch(text, digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9);
    }

    private static @Nullable Instant epoch(@Nullable String text, int decimals) {
        Instant usual = text == null ? null : UsualTime.epoch(text, decimals);
        if (usual != null) {
            return usual;
        }
        if (text == null || !NUMBER.matcher(text).matches()) {
            return null;
        }
        BigDecimal seconds = new BigDecimal(text).movePointLeft(decimals);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        try {
            return Instant.ofEpochSecond(
                    whole.longValueExact(),
                    seconds.subtract(whole)
                            .movePointRight(9)
                            .setScale(0, RoundingMode.FLOOR)
                            .longValue());
        } catch (ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant parse(@Nullable String text, @Nullable ZoneOffset otherwise) {
        if (text == null) {
            return null;
        }
        Instant usual = UsualTime.parse(text, otherwise);
        if (usual != null || otherwise == null && UsualTime.saysNoZone(text)) {
            return usual;
        }
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        try {
            ZoneOffset zone = zone(matcher.group(8), otherwise);
            return zone == null
                    ? null
                    : LocalDateTime.of(
                                    group(matcher, 1),
                                    group(matcher, 2),
                                    group(matcher, 3),
                                    group(matcher, 4),
                                    group(matcher, 5),
                                    group(matcher, 6),
                                    nanos(matcher.group(7)))
                            .toInstant(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int group(Matcher matcher, int index) {
        return Integer.parseInt(matcher.group(index));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static @Nullable ZoneOffset zone(
            @Nullable String zone, @Nullable ZoneOffset otherwise) {
        if (zone == null) {
            return otherwise;
        }
        return zone.equals("Z") || zone.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }
}
