package dev.weir.episode;

import java.time.Instant;

/**
 * Stands for changes that were dropped to stay small: from one arming to another the host counts as
 * armed, and both are of one episode.
 *
 * @param from event time of the first arming
 * @param to event time of the last arming
 * @param flips how many resets were dropped
 */
public record DroppedChanges(Instant from, Instant to, int flips) {

    boolean covers(Instant start, Instant end) {
        return !from.isAfter(start) && !to.isBefore(end);
    }

    boolean touches(DroppedChanges other) {
        return !to.isBefore(other.from) && !other.to.isBefore(from);
    }

    DroppedChanges joined(DroppedChanges other) {
        return new DroppedChanges(
                from.isBefore(other.from) ? from : other.from,
                to.isAfter(other.to) ? to : other.to,
                flips + other.flips);
    }
}
