package dev.weir.episode;

import dev.weir.detect.Hit;
import java.time.Instant;
import java.util.List;

/**
 * All that is remembered of one host: bounded, and the only state of the episodes. Immutable.
 *
 * @param changes armings and resets in the order of {@link Deduplication#BY_TIME}
 * @param dropped what stands for dropped changes, in no order
 * @param followOns what followed, in the same order
 * @param reboots when the host started, in the same order
 * @param issued what has been told, in the order of the first telling
 * @param openings event times of the armings that opened episodes, oldest first
 */
public record History(
        List<Hit> changes,
        List<DroppedChanges> dropped,
        List<Hit> followOns,
        List<Hit> reboots,
        List<IssuedAlert> issued,
        List<Instant> openings) {

    static final History EMPTY =
            new History(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    History withChanges(List<Hit> changes, List<DroppedChanges> dropped) {
        return new History(changes, dropped, followOns, reboots, issued, openings);
    }

    History withFollowOns(List<Hit> followOns) {
        return new History(changes, dropped, followOns, reboots, issued, openings);
    }

    History withReboots(List<Hit> reboots) {
        return new History(changes, dropped, followOns, reboots, issued, openings);
    }

    History withIssued(List<IssuedAlert> issued, List<Instant> openings) {
        return new History(changes, dropped, followOns, reboots, issued, openings);
    }

    int hits() {
        return changes.size() + followOns.size() + reboots.size();
    }

    /** The episodes as they look by now, by the time of their first arming. */
    List<Episode> episodes(Windows windows) {
        return EpisodeSplitter.of(changes, dropped, windows);
    }

    /**
     * Stands for changes that were dropped to stay small: from one arming to another the host
     * counts as armed, and both are of one episode.
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
}
