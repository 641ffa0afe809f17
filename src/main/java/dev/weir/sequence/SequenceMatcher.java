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

    public SequenceMatcher(SequenceShape shape) {
        stages = shape.length();
        maxspan = shape.maxspan();
    }

    /**
     * @param hits of one key, each event once, in order
     * @return in the order of their last events
     */
    public List<SequenceMatch> matches(Iterable<SequenceHit> hits) {
        List<SequenceMatch> matches = new ArrayList<>();
        run(hits, new Slot[stages], matches, null);
        return matches;
    }

    /**
     * Which events were refused or replaced, and why.
     *
     * @param hits of one key, each event once, in order
     * @return in their order; {@code USED} and {@code NOTHING} only of events that took no stage
     */
    public List<SequenceLoss> losses(Iterable<SequenceHit> hits) {
        SequenceLosses losses = new SequenceLosses(stages);
        run(hits, new Slot[stages], new ArrayList<>(), losses);
        return losses.all();
    }

    /**
     * What is open after all hits: for each stage that waits for the next, the events so far.
     *
     * @param hits of one key, each event once, in order
     */
    public List<SequenceMatch> open(Iterable<SequenceHit> hits) {
        @Nullable Slot[] slots = new Slot[stages];
        run(hits, slots, new ArrayList<>(), null);
        List<SequenceMatch> open = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot != null) {
                open.add(slot.match());
            }
        }
        return open;
    }

    private void run(
            Iterable<SequenceHit> hits,
            @Nullable Slot[] slots,
            List<SequenceMatch> matches,
            @Nullable SequenceLosses losses) {
        int until = -1;
        int place = 0;
        for (SequenceHit hit : hits) {
            for (int stage = stages - 1; stage >= 0; stage--) {
                if (hit.meets(stage)) {
                    Slot before = stage == 0 ? null : slots[stage - 1];
                    Slot slot = advance(slots, stage, hit, place, until);
                    if (losses != null) {
                        boolean ended = before != null && until >= before.place;
                        losses.met(hit, stage, events(before), slot != null, ended);
                    }
                    if (slot != null && stage == stages - 1) {
                        matches.add(slot.match());
                    } else if (slot != null) {
                        if (losses != null) {
                            losses.waits(hit, stage, events(slots[stage]));
                        }
                        slots[stage] = slot;
                    }
                }
            }
            if (losses != null) {
                losses.end(hit);
            }
            if (hit.until()) {
                until = place;
            }
            place++;
        }
    }

    private static List<SequenceHit> events(@Nullable Slot slot) {
        return slot == null ? List.of() : slot.match().hits();
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
