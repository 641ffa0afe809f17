package dev.weir.local.report;

import dev.weir.event.Truncation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How values look in the report. */
final class ReportText {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private ReportText() {}

    /** UTC, with milliseconds where there are any. */
    static String time(Instant time) {
        return (time.toEpochMilli() % 1000 == 0 ? SECONDS : MILLIS).format(time);
    }

    static String clip(String text, int length) {
        return Truncation.text(text, length);
    }

    static String count(int count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }
}
