package dev.weir.sequence;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes events in any order of arrival; what it has told, less what it has superseded, is the
 * answer for all events in order. Holds no state and may be shared by all keys of a sequence.
 */
public final class SequenceUpdater {

    private final SequenceMatcher matcher;
    private final int last;
    private final Duration maxspan;
    private final Duration lateness;
    private final Duration keep;
    private final long settle;
    private final int most;

    public SequenceUpdater(SequenceShape shape, SequenceLimits limits) {
        matcher = new SequenceMatcher(shape);
        last = shape.length() - 1;
        maxspan = shape.maxspan();
        lateness = SequenceShape.limited(limits.lateness());
        keep = maxspan.plus(lateness);
        settle = SequenceShape.limited(limits.settle()).toMillis();
        most = Math.max(limits.hits(), 2 * shape.length());
    }

    /** Takes an event that has just arrived. */
    public SequenceUpdate add(SequenceHistory history, SequenceHit hit) {
        SortedHits hits = new SortedHits(history.hits());
        int known = hits.indexOf(hit.identity());
        boolean late = isLate(history, hits, hit);
        List<SequenceHit> touched = List.of();
        if (known < 0 && !late) {
            touched = touched(hits, hits.insert(hit));
        } else if (known >= 0
                && !late
                && hit.order().compareTo(hits.all().get(known).order()) < 0) {
            SequenceHit before = hits.all().remove(known);
            hits.insert(hit.arrivedAt(Math.min(hit.arrived(), before.arrived())));
            touched = hits.all();
        }
        return update(
                history, hits, settle > 0 ? hits.all() : touched, hit.arrived(), late && known < 0);
    }

    /**
     * Among which hits the answer can change by a new one. A match that the new hit does not lie
     * within stays: what comes later does not change it, nor does what lies before its first event,
     * as the newest first event wins in every slot. Without any first event there is no match.
     */
    private List<SequenceHit> touched(SortedHits hits, int place) {
        boolean newest = place == hits.all().size() - 1;
        boolean completes = hits.all().get(place).meets(last);
        return newest && !completes || !hits.meet(0) ? List.of() : hits.around(place, maxspan);
    }

    /**
     * Tells what has settled, and forgets a key of which nothing more can come.
     *
     * @param now epoch milliseconds
     */
    public SequenceUpdate settle(SequenceHistory history, long now) {
        SortedHits hits = new SortedHits(history.hits());
        return update(history, hits, hits.all(), now, false);
    }

    private SequenceUpdate update(
            SequenceHistory history,
            SortedHits sorted,
            List<SequenceHit> touched,
            long now,
            boolean late) {
        List<SequenceHit> hits = sorted.all();
        long arrived = hits.stream().mapToLong(SequenceHit::arrived).max().orElse(now);
        long clock = Math.max(now, arrived);
        long expires = arrived + keep.toMillis();
        int old = expires <= clock ? hits.size() : sorted.behind(keep);
        int gone = Math.max(old, hits.size() - most);
        Telling telling = new Telling(history.told(), touched, List.copyOf(hits.subList(0, gone)));
        long due = telling.tell(matcher.matches(touched), clock, settle);
        List<SequenceHit> kept = List.copyOf(hits.subList(gone, hits.size()));
        EventOrder dropped = kept.isEmpty() ? null : dropped(history, sorted, old, gone);
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

    private @Nullable EventOrder dropped(
            SequenceHistory history, SortedHits hits, int old, int gone) {
        if (gone > old) {
            return hits.all().get(gone - 1).order();
        }
        EventOrder before = history.dropped();
        return before == null || hits.isBehind(before.time(), keep) ? null : before;
    }

    private boolean isLate(SequenceHistory history, SortedHits hits, SequenceHit hit) {
        EventOrder dropped = history.dropped();
        return (dropped != null && hit.order().compareTo(dropped) <= 0)
                || hits.isBehind(hit.order().time(), lateness);
    }
}
