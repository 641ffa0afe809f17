package dev.weir.sequence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes events in any order of arrival; what it has told, less what it has superseded, is the
 * answer for all events in order. Holds no state and may be shared by all keys of a sequence.
 */
public final class SequenceUpdater {

    /** Longer than any two events are apart, and sums of it still fit. */
    private static final Duration FOREVER = Duration.ofDays(1_000_000_000);

    private final SequenceMatcher matcher;
    private final Duration lateness;
    private final Duration keep;
    private final long settle;
    private final int most;

    public SequenceUpdater(SequencePlan plan, SequenceLimits limits) {
        matcher = plan.matcher();
        lateness = limited(limits.lateness());
        keep = limited(plan.maxspan()).plus(lateness);
        settle = limited(limits.settle()).toMillis();
        most = Math.max(limits.hits(), 2 * plan.length());
    }

    /** Takes an event that has just arrived. */
    public SequenceUpdate add(SequenceHistory history, SequenceHit hit) {
        List<SequenceHit> hits = new ArrayList<>(history.hits());
        int known = indexOf(hits, hit.identity());
        boolean late = isLate(history, hit);
        if (known < 0 && !late) {
            insert(hits, hit);
        } else if (known >= 0 && !late && hit.order().compareTo(hits.get(known).order()) < 0) {
            SequenceHit before = hits.remove(known);
            insert(hits, hit.arrivedAt(Math.min(hit.arrived(), before.arrived())));
        }
        return update(history, hits, hit.arrived(), late && known < 0);
    }

    /**
     * Tells what has settled, and forgets a key of which nothing more can come.
     *
     * @param now epoch milliseconds
     */
    public SequenceUpdate settle(SequenceHistory history, long now) {
        return update(history, history.hits(), now, false);
    }

    /** A match that ends here began among what is kept, and so does nothing that is pruned. */
    private SequenceUpdate update(
            SequenceHistory history, List<SequenceHit> hits, long now, boolean late) {
        long arrived = hits.stream().mapToLong(SequenceHit::arrived).max().orElse(now);
        long clock = Math.max(now, arrived);
        long expires = arrived + keep.toMillis();
        int old = hits.isEmpty() || expires <= clock ? hits.size() : old(hits);
        int gone = Math.max(old, hits.size() - most);
        Telling telling = new Telling(history.told(), hits, gone);
        long due = telling.tell(matcher.matches(hits), clock, settle);
        List<SequenceHit> kept = List.copyOf(hits.subList(gone, hits.size()));
        EventOrder dropped = kept.isEmpty() ? null : dropped(history, hits, old, gone);
        return new SequenceUpdate(
                new SequenceHistory(kept, telling.told(most), dropped),
                telling.superseded(),
                telling.opened(),
                telling.returned(),
                telling.forgotten(),
                late,
                gone - old,
                dropped != null,
                kept.isEmpty() ? null : (Long) Math.min(due, expires));
    }

    /** How many of the oldest hits no event that may still come can join. */
    private int old(List<SequenceHit> hits) {
        int old = 0;
        while (behind(hits.get(old), hits, keep)) {
            old++;
        }
        return old;
    }

    private @Nullable EventOrder dropped(
            SequenceHistory history, List<SequenceHit> hits, int old, int gone) {
        if (gone > old) {
            return hits.get(gone - 1).order();
        }
        EventOrder before = history.dropped();
        Instant newest = hits.get(hits.size() - 1).order().time();
        boolean past =
                before != null && Duration.between(before.time(), newest).compareTo(keep) > 0;
        return past ? null : before;
    }

    private boolean isLate(SequenceHistory history, SequenceHit hit) {
        EventOrder dropped = history.dropped();
        return (dropped != null && hit.order().compareTo(dropped) <= 0)
                || behind(hit, history.hits(), lateness);
    }

    private static boolean behind(SequenceHit hit, List<SequenceHit> hits, Duration most) {
        if (hits.isEmpty()) {
            return false;
        }
        Instant newest = hits.get(hits.size() - 1).order().time();
        return Duration.between(hit.order().time(), newest).compareTo(most) > 0;
    }

    private static void insert(List<SequenceHit> hits, SequenceHit hit) {
        hits.add(-1 - Collections.binarySearch(hits, hit, SequenceHit.ORDER), hit);
    }

    private static int indexOf(List<SequenceHit> hits, String identity) {
        for (int i = hits.size() - 1; i >= 0; i--) {
            if (hits.get(i).identity().equals(identity)) {
                return i;
            }
        }
        return -1;
    }

    private static Duration limited(Duration duration) {
        return duration.compareTo(FOREVER) < 0 ? duration : FOREVER;
    }
}
