package dev.weir.scenario;

import dev.weir.ingest.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One raw event as a vendor sends it.
 *
 * @param at event time, seconds after {@link #T0}
 * @param arrives when it enters the log, seconds after {@link #T0}
 * @param bytes the document
 */
record Wire(double at, double arrives, byte[] bytes) {

    /** The arming of every scenario; far enough in the past for any clock. */
    static final Instant T0 = Instant.parse("2025-06-02T09:00:00Z");

    /** How long vendors take unless a scenario says otherwise. */
    private static final double USUAL_DELAY = 2;

    static Wire event(double at, Doc document) {
        return raw(at, document.json().getBytes(StandardCharsets.UTF_8));
    }

    static Wire raw(double at, byte[] bytes) {
        return new Wire(at, at + USUAL_DELAY, bytes);
    }

    /** The same event, delivered at another time. */
    Wire arr(double seconds) {
        return new Wire(at, seconds, bytes);
    }

    RawRecord record(String topic, long offset) {
        return new RawRecord(bytes, topic, 0, offset, time(arrives).toEpochMilli());
    }

    static Instant time(double seconds) {
        return T0.plusMillis(Math.round(seconds * 1000));
    }
}
