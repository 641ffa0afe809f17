package dev.weir.sequence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the matches among the hits of one key. */
public final class SequenceMatcher {

    private final int stages;
    private final Duration maxspan;

    /**
     * @param stages how many, runs written out; two or more
     * @param maxspan longest time from the first event to the last, inclusive
     */
    public SequenceMatcher(int stages, Duration maxspan) {
        this.stages = stages;
        this.maxspan = maxspan;
    }

    /**
     * @param hits of one key, each event once, in order
     * @return in the order of their last events
     */
    public List<SequenceMatch> matches(Iterable<SequenceHit> hits) {
        List<SequenceMatch> matches = new ArrayList<>();
        run(hits, new Slot[stages], matches);
        return matches;
    }

    /**
     * What is open after all hits: for each stage that waits for the next, the events so far.
     *
     * @param hits of one key, each event once, in order
     */
    public List<SequenceMatch> open(Iterable<SequenceHit> hits) {
        @Nullable Slot[] slots = new Slot[stages];
        run(hits, slots, new ArrayList<>());
        List<SequenceMatch> open = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot != null) {
                open.add(slot.match());
            }
        }
        return open;
    }

    private void run(
            Iterable<SequenceHit> hits, @Nullable Slot[] slots, List<SequenceMatch> matches) {
        int until = -1;
        int place = 0;
        for (SequenceHit hit : hits) {
            for (int stage = stages - 1; stage >= 0; stage--) {
                if (hit.meets(stage)) {
                    Slot slot = advance(slots, stage, hit, place, until);
                    if (slot != null && stage == stages - 1) {
                        matches.add(slot.match());
                    } else if (slot != null) {
                        slots[stage] = slot;
                    }
                }
            }
            if (hit.until()) {
                until = place;
            }
            place++;
        }
    }

    /**
     * @param until the place of the newest {@code until} before this hit; -1 when there is none
     * @return null when nothing waits for this hit, or it is refused
     */
    private @Nullable Slot advance(
            @Nullable Slot[] slots, int stage, SequenceHit hit, int place, int until) {
        if (stage == 0) {
            return new Slot(hit, place, hit.order().time(), null);
        }
        Slot before = slots[stage - 1];
        slots[stage - 1] = null;
        if (before == null || until >= before.place) {
            return null;
        }
        Duration span = Duration.between(before.start, hit.order().time());
        return span.compareTo(maxspan) > 0 ? null : new Slot(hit, place, before.start, before);
    }

    /**
     * What waits for the next stage.
     *
     * @param place of its last event among the hits
     * @param start time of its first event
     */
    private record Slot(SequenceHit hit, int place, Instant start, @Nullable Slot before) {

        SequenceMatch match() {
            Deque<SequenceHit> hits = new ArrayDeque<>();
            for (Slot slot = this; slot != null; slot = slot.before) {
                hits.addFirst(slot.hit);
            }
            return new SequenceMatch(List.copyOf(hits));
        }
    }
}
