package dev.weir.correlate;

import dev.weir.signal.Flag;
import dev.weir.signal.Signal;
import dev.weir.signal.SignalKind;
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
final class WaitingRoom {
    /** Bounds of what one never-armed host costs, in signals. */
    static final int MAX_HELD = 64;

    static final int MAX_ARMINGS = 32;

    private final Windows windows;

    WaitingRoom(Windows windows) {
        this.windows = windows;
    }

    /**
     * @param now processing time
     * @param next takes the signals to pass on, each behind its cause
     */
    Waiting enter(Waiting waiting, Signal signal, Instant now, Consumer<Step> next) {
        if (signal.kind().arms()) {
            return arm(waiting, signal, now, next);
        }
        Signal cause = cause(waiting, signal);
        return cause == null
                ? waiting.withHeld(hold(waiting.held(), signal))
                : pass(waiting, signal, cause, now, next);
    }

    private Waiting arm(Waiting waiting, Signal arming, Instant now, Consumer<Step> next) {
        if (contains(waiting.armings(), arming)) {
            return waiting;
        }
        Signal told = triedBefore(waiting, arming) ? arming.with(Flag.PRIOR_AT_ATTEMPT) : arming;
        Waiting after = pass(waiting, told, told, now, next);
        if (arming.has(Flag.NOT_EFFECTIVE)) {
            return after;
        }
        List<Signal> armings = new ArrayList<>(waiting.armings());
        armings.add(arming);
        armings.sort(Facts.BY_TIME);
        List<Signal> held = new ArrayList<>();
        for (Signal signal : waiting.held()) {
            if (mayExplain(arming, signal, windows)) {
                after = pass(after, signal, arming, now, next);
            } else {
                held.add(signal);
            }
        }
        return after.withArmings(thinned(armings, arming.ingested())).withHeld(held);
    }

    /** The attempt is passed on behind the arming; the first telling is to name it all the same. */
    private boolean triedBefore(Waiting waiting, Signal arming) {
        return !arming.has(Flag.NOT_EFFECTIVE)
                && waiting.armings().isEmpty()
                && waiting.held().stream()
                        .anyMatch(
                                held ->
                                        mayExplain(arming, held, windows)
                                                && Surroundings.triedBefore(
                                                        held, arming.time(), windows));
    }

    /**
     * Whether the signal may have to do with the arming: in the arming's window, or so little
     * before that it is context. The episode decides exactly.
     */
    static boolean mayExplain(Signal arming, Signal signal, Windows windows) {
        return arming.key().sameHost(signal.key())
                && !arming.has(Flag.NOT_EFFECTIVE)
                && near(arming, signal, windows);
    }

    /** The half of {@link #mayExplain} that is about time. */
    static boolean near(Signal arming, Signal signal, Windows windows) {
        Duration after = Duration.between(arming.time(), signal.time());
        Duration arrivedAfter = Duration.between(arming.ingested(), signal.ingested());
        return after.compareTo(windows.hold().negated()) >= 0
                && after.compareTo(windows.atUse()) <= 0
                && arrivedAfter.compareTo(windows.hold().negated()) >= 0
                && arrivedAfter.compareTo(windows.remember()) <= 0;
    }

    private @Nullable Signal cause(Waiting waiting, Signal signal) {
        Signal cause = null;
        for (Signal arming : waiting.armings()) {
            cause = mayExplain(arming, signal, windows) ? arming : cause;
        }
        return cause;
    }

    /**
     * Passes the signal on: as it is if it comes near the arming that the pattern began with, else
     * behind its cause. The pattern forgets in time, so it begins anew well before.
     */
    private Waiting pass(
            Waiting waiting, Signal signal, Signal cause, Instant now, Consumer<Step> next) {
        Signal begun = waiting.begun();
        boolean fresh = now.isBefore(waiting.begunAt().plus(windows.remember().dividedBy(2)));
        if (begun != null && fresh && near(begun, signal, windows)) {
            next.accept(new Step(signal, false));
            return waiting;
        }
        next.accept(new Step(cause, true));
        if (cause != signal) {
            next.accept(new Step(signal, false));
        }
        return waiting.beginning(cause, now);
    }

    private List<Signal> hold(List<Signal> held, Signal signal) {
        if (contains(held, signal)) {
            return held;
        }
        Instant horizon = signal.ingested().minus(windows.hold());
        List<Signal> now = new ArrayList<>();
        held.stream().filter(h -> !h.ingested().isBefore(horizon)).forEach(now::add);
        now.add(signal);
        if (now.size() > MAX_HELD) {
            now.remove(weakest(now));
        }
        now.sort(Facts.BY_TIME);
        return now;
    }

    /** The first to arrive of the weakest kind. */
    private static Signal weakest(List<Signal> held) {
        return held.stream()
                .max(
                        Comparator.<Signal>comparingInt(s -> weakness(s.kind()))
                                .thenComparing(Comparator.comparing(Signal::ingested).reversed()))
                .orElseThrow();
    }

    private static int weakness(SignalKind kind) {
        return switch (kind) {
            case AT_JOB -> 0;
            case AT_RUN -> 1;
            case DISARMED -> 2;
            case TASK_CREATED -> 3;
            case REBOOTED -> 4;
            default -> 5;
        };
    }

    /** Forgets old armings and, of too many, those between whose neighbours no gap opens. */
    private List<Signal> thinned(List<Signal> armings, Instant arrival) {
        Instant horizon = arrival.minus(windows.remember());
        armings.removeIf(arming -> arming.ingested().isBefore(horizon));
        while (armings.size() > MAX_ARMINGS) {
            armings.remove(spare(armings));
        }
        return armings;
    }

    private int spare(List<Signal> armings) {
        for (int i = 1; i < armings.size() - 1; i++) {
            Signal before = armings.get(i - 1);
            Signal after = armings.get(i + 1);
            Duration gap = Duration.between(before.time(), after.time());
            if (gap.compareTo(windows.atUse()) <= 0 && before.key().equals(armings.get(i).key())) {
                return i;
            }
        }
        return 0;
    }

    private static boolean contains(List<Signal> signals, Signal signal) {
        return signals.stream().anyMatch(known -> Facts.BY_TIME.compare(known, signal) == 0);
    }
}
