package dev.weir.episode;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.episode.ArmedThenUsed.OrderedHit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts causes before effects: an arming goes on at once, and after it whatever waited for it; the
 * rest goes on behind an arming, or waits. The pattern begins anew only when it must, because each
 * beginning costs it a timer. Plain Java, one host at a time.
 */
final class FollowOnBuffer {
    /** Bounds of what one never-armed host costs, in hits. */
    static final int MAX_HELD = 64;

    static final int MAX_ARMINGS = 32;

    /** The same in characters of text, for each of the two. */
    static final int MAX_TEXT = 64_000;

    private final Windows windows;
    private final KeptMetrics metrics;

    FollowOnBuffer(Windows windows, KeptMetrics metrics) {
        this.windows = windows;
        this.metrics = metrics;
    }

    /**
     * @param now processing time
     * @param next takes the hits to pass on, each behind its cause
     */
    BufferState enter(BufferState waiting, Hit hit, Instant now, Consumer<OrderedHit> next) {
        if (hit.kind().arms()) {
            return arm(waiting, hit, now, next);
        }
        Hit cause = cause(waiting, hit);
        return cause == null
                ? waiting.withHeld(hold(waiting.held(), hit))
                : pass(waiting, hit, cause, now, next);
    }

    private BufferState arm(
            BufferState waiting, Hit arming, Instant now, Consumer<OrderedHit> next) {
        if (contains(waiting.armings(), arming)) {
            return waiting;
        }
        Hit told = triedBefore(waiting, arming) ? arming.with(Flag.PRIOR_AT_ATTEMPT) : arming;
        BufferState after = pass(waiting, told, told, now, next);
        if (arming.has(Flag.NOT_EFFECTIVE)) {
            return after;
        }
        List<Hit> armings = new ArrayList<>(waiting.armings());
        armings.add(arming);
        armings.sort(Deduplication.BY_TIME);
        List<Hit> held = new ArrayList<>();
        for (Hit hit : waiting.held()) {
            if (mayExplain(arming, hit, windows)) {
                after = pass(after, hit, arming, now, next);
            } else {
                held.add(hit);
            }
        }
        return after.withArmings(thinned(armings, arming.ingested())).withHeld(held);
    }

    /** The attempt is passed on behind the arming; the first telling is to name it all the same. */
    private boolean triedBefore(BufferState waiting, Hit arming) {
        return !arming.has(Flag.NOT_EFFECTIVE)
                && waiting.armings().isEmpty()
                && waiting.held().stream()
                        .anyMatch(
                                held ->
                                        mayExplain(arming, held, windows)
                                                && EpisodeView.triedBefore(
                                                        held, arming.time(), windows));
    }

    /**
     * Whether the hit may have to do with the arming: in the arming's window, or so little before
     * that it is context. The episode decides exactly.
     */
    static boolean mayExplain(Hit arming, Hit hit, Windows windows) {
        return arming.key().sameHost(hit.key())
                && !arming.has(Flag.NOT_EFFECTIVE)
                && inReach(arming, hit, windows);
    }

    /** The half of {@link #mayExplain} that is about time. */
    static boolean inReach(Hit arming, Hit hit, Windows windows) {
        Duration after = Duration.between(arming.time(), hit.time());
        Duration arrivedAfter = Duration.between(arming.ingested(), hit.ingested());
        return after.compareTo(windows.hold().negated()) >= 0
                && after.compareTo(windows.atUse()) <= 0
                && arrivedAfter.compareTo(windows.hold().negated()) >= 0
                && arrivedAfter.compareTo(windows.remember()) <= 0;
    }

    private @Nullable Hit cause(BufferState waiting, Hit hit) {
        Hit cause = null;
        for (Hit arming : waiting.armings()) {
            cause = mayExplain(arming, hit, windows) ? arming : cause;
        }
        return cause;
    }

    /**
     * Passes the hit on: as it is if it comes near the arming that the pattern began with, else
     * behind its cause. The pattern forgets in time, so it begins anew well before.
     */
    private BufferState pass(
            BufferState waiting, Hit hit, Hit cause, Instant now, Consumer<OrderedHit> next) {
        Hit begun = waiting.begun();
        boolean fresh = now.isBefore(waiting.begunAt().plus(windows.remember().dividedBy(2)));
        if (begun != null && fresh && inReach(begun, hit, windows)) {
            next.accept(new OrderedHit(hit, false));
            return waiting;
        }
        next.accept(new OrderedHit(cause, true));
        if (cause != hit) {
            next.accept(new OrderedHit(hit, false));
        }
        return waiting.beginning(cause, now);
    }

    private List<Hit> hold(List<Hit> held, Hit hit) {
        if (contains(held, hit)) {
            return held;
        }
        Instant horizon = hit.ingested().minus(windows.hold());
        List<Hit> now = new ArrayList<>();
        held.stream().filter(h -> !h.ingested().isBefore(horizon)).forEach(now::add);
        metrics.expired(held.size() - now.size());
        metrics.held();
        now.add(hit);
        while (HistoryLimits.exceeds(now, MAX_HELD, MAX_TEXT)) {
            now.remove(weakest(now));
            metrics.evicted();
        }
        now.sort(Deduplication.BY_TIME);
        return now;
    }

    /** The first to arrive of the weakest. */
    private static Hit weakest(List<Hit> held) {
        return held.stream()
                .max(
                        HistoryLimits.STRONGEST_FIRST.thenComparing(
                                Comparator.comparing(Hit::ingested).reversed()))
                .orElseThrow();
    }

    /** Forgets old armings and, of too many, those between whose neighbours no gap opens. */
    private List<Hit> thinned(List<Hit> armings, Instant arrival) {
        Instant horizon = arrival.minus(windows.remember());
        armings.removeIf(arming -> arming.ingested().isBefore(horizon));
        while (HistoryLimits.exceeds(armings, MAX_ARMINGS, MAX_TEXT)) {
            armings.remove(spare(armings));
        }
        return armings;
    }

    private int spare(List<Hit> armings) {
        for (int i = 1; i < armings.size() - 1; i++) {
            Hit before = armings.get(i - 1);
            Hit after = armings.get(i + 1);
            Duration gap = Duration.between(before.time(), after.time());
            if (gap.compareTo(windows.atUse()) <= 0 && before.key().equals(armings.get(i).key())) {
                return i;
            }
        }
        return 0;
    }

    private static boolean contains(List<Hit> hits, Hit hit) {
        return hits.stream().anyMatch(known -> Deduplication.BY_TIME.compare(known, hit) == 0);
    }
}
