package dev.weir.episode;

import dev.weir.detect.Hit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often an episode was switched off.
 *
 * @param times event times of the resets that switched off what was on, oldest first
 * @param dropped how many more there were
 */
record Flips(List<Instant> times, int dropped) {
    private static final int FLAPPING = 3;

    static Flips of(Episode episode, History history) {
        List<Instant> times = new ArrayList<>();
        Instant lastOff = Instant.MIN;
        for (Hit reset : episode.resets()) {
            Instant since = lastOff;
            Instant off = reset.time();
            boolean on =
                    episode.armings().stream()
                            .anyMatch(a -> !a.time().isBefore(since) && a.time().isBefore(off));
            if (on) {
                times.add(off);
            }
            lastOff = off;
        }
        int dropped =
                history.spans().stream()
                        .filter(span -> span.covers(episode.first(), episode.first()))
                        .mapToInt(DroppedChanges::flips)
                        .sum();
        return new Flips(times, dropped);
    }

    int count() {
        return times.size() + dropped;
    }

    /** Three flips within {@link Windows#flip}; dropped ones were more than that. */
    boolean flapping(Windows windows) {
        for (int i = FLAPPING - 1; i < times.size(); i++) {
            Duration span = Duration.between(times.get(i - FLAPPING + 1), times.get(i));
            if (span.compareTo(windows.flip()) <= 0) {
                return true;
            }
        }
        return dropped >= FLAPPING;
    }
}
