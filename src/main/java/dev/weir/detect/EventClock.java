package dev.weir.detect;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells which event times are believed; for the others the time of arrival stands.
 *
 * @param maxLead how far an event time may lie ahead of its arrival
 */
public record EventClock(Duration maxLead) implements Serializable {

    /** No sensor that is still in use is older; earlier times are unset clocks or zero values. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** The event's time when it is believed, else null. */
    public @Nullable Instant believed(@Nullable Instant time, Instant ingested) {
        return time == null || time.isBefore(EARLIEST) || time.isAfter(ingested.plus(maxLead))
                ? null
                : time;
    }
}
