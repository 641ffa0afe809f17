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
 * rest goes on behind the arming that may explain it, or waits. Plain Java, one host at a time.
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
    Waiting enter(Waiting waiting, Signal signal, Instant now, Consumer<Signal> next) {
        if (signal.kind().arms()) {
            return arm(waiting, signal, now, next);
        }
        Signal arming = cause(waiting, signal);
        if (arming == null) {
            return waiting.withHeld(hold(waiting.held(), signal));
        }
        Waiting after = present(waiting, arming, now, next);
        next.accept(signal);
        return after;
    }

    private Waiting arm(Waiting waiting, Signal arming, Instant now, Consumer<Signal> next) {
        if (contains(waiting.armings(), arming)) {
            return waiting;
        }
        if (arming.has(Flag.NOT_EFFECTIVE)) {
            next.accept(arming);
            return waiting.presenting(arming, now);
        }
        next.accept(triedBefore(waiting, arming) ? arming.with(Flag.PRIOR_AT_ATTEMPT) : arming);
        List<Signal> armings = new ArrayList<>(waiting.armings());
        armings.add(arming);
        armings.sort(Facts.BY_TIME);
        List<Signal> held = new ArrayList<>();
        for (Signal signal : waiting.held()) {
            if (mayExplain(arming, signal, windows)) {
                next.accept(signal);
            } else {
                held.add(signal);
            }
        }
        return waiting.withArmings(thinned(armings, arming.ingested()))
                .withHeld(held)
                .presenting(arming, now);
    }

    /** The attempt is passed on behind the arming; the first telling is to name it all the same. */
    private boolean triedBefore(Waiting waiting, Signal arming) {
        return waiting.armings().isEmpty()
                && waiting.held().stream()
                        .anyMatch(
                                held ->
                                        mayExplain(arming, held, windows)
                                                && Account.triedBefore(
                                                        held, arming.time(), windows));
    }

    /**
     * Whether the signal may have to do with the arming: in the arming's window, or so little
     * before that it is context. The episode decides exactly.
     */
    static boolean mayExplain(Signal arming, Signal signal, Windows windows) {
        Duration after = Duration.between(arming.time(), signal.time());
        Duration arrivedAfter = Duration.between(arming.ingested(), signal.ingested());
        return arming.key().sameHost(signal.key())
                && !arming.has(Flag.NOT_EFFECTIVE)
                && after.compareTo(windows.hold().negated()) >= 0
                && after.compareTo(windows.atUse()) <= 0
                && arrivedAfter.compareTo(windows.hold().negated()) >= 0
                && arrivedAfter.compareTo(windows.remember()) <= 0;
    }

    /** The arming to pass the signal on with: the one passed on last if it will do. */
    private @Nullable Signal cause(Waiting waiting, Signal signal) {
        Signal cause = null;
        for (Signal arming : waiting.armings()) {
            if (mayExplain(arming, signal, windows)) {
                if (Facts.identity(arming).equals(waiting.presented())) {
                    return arming;
                }
                cause = arming;
            }
        }
        return cause;
    }

    /** The matcher forgets an arming some time after it came; it is told again well before. */
    private Waiting present(Waiting waiting, Signal arming, Instant now, Consumer<Signal> next) {
        boolean fresh = now.isBefore(waiting.presentedAt().plus(windows.remember().dividedBy(2)));
        if (fresh && Facts.identity(arming).equals(waiting.presented())) {
            return waiting;
        }
        next.accept(arming);
        return waiting.presenting(arming, now);
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
        String identity = Facts.identity(signal);
        return signals.stream().anyMatch(known -> Facts.identity(known).equals(identity));
    }
}
