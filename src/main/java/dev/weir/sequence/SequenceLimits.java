package dev.weir.sequence;

import java.time.Duration;

/**
 * What a history keeps, and when it tells.
 *
 * @param lateness how far behind the newest hit of its key an event may be, in event time
 * @param settle how long a match waits, after its last event arrived, for late events to refute it
 * @param hits most hits of one key; the oldest go first, but never so many that a match has no room
 */
public record SequenceLimits(Duration lateness, Duration settle, int hits) {

    /** One hour, at once, 256. */
    public static final SequenceLimits DEFAULT =
            new SequenceLimits(Duration.ofHours(1), Duration.ZERO, 256);
}
