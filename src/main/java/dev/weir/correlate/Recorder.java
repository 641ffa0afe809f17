package dev.weir.correlate;

import dev.weir.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enters signals into a {@link History} and keeps it small. */
final class Recorder {
    /** Bounds of one host's history, in signals; together well below 1 MB. */
    static final int MAX_CHANGES = 64;

    static final int MAX_FOLLOW_ONS = 200;
    static final int MAX_REBOOTS = 8;

    private final Windows windows;

    Recorder(Windows windows) {
        this.windows = windows;
    }

    /**
     * Returns the history with the signal, or the very same one when it held that record already.
     */
    History add(History history, Signal signal) {
        return switch (signal.kind()) {
            case ARMED, ARMED_TENTATIVE, DISARMED -> {
                List<Signal> changes = inserted(history.changes(), signal);
                yield changes == null
                        ? history
                        : Thinning.of(
                                history.withChanges(changes, history.spans()),
                                MAX_CHANGES,
                                windows);
            }
            case REBOOTED -> {
                List<Signal> reboots = inserted(history.reboots(), signal);
                if (reboots != null && reboots.size() > MAX_REBOOTS) {
                    reboots.remove(0);
                }
                yield reboots == null ? history : history.withReboots(reboots);
            }
            default -> {
                List<Signal> followOns = inserted(history.followOns(), signal);
                if (followOns == null) {
                    yield history;
                }
                yield followOns.size() > MAX_FOLLOW_ONS
                        ? Eviction.of(history, followOns, windows)
                        : history.withFollowOns(followOns);
            }
        };
    }

    /**
     * Forgets the episodes whose last arming arrived too long before {@code now}, and what belonged
     * to them. A host that is armed again and again keeps its first arming.
     */
    History forget(History history, Instant now) {
        Instant horizon = now.minus(windows.remember());
        Set<Signal> stale = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Episode episode : history.episodes(windows)) {
            if (episode.armings().stream().allMatch(a -> a.ingested().isBefore(horizon))) {
                stale.addAll(episode.armings());
                stale.addAll(episode.resets());
            }
        }
        if (stale.isEmpty()) {
            return history;
        }
        List<Signal> changes =
                history.changes().stream().filter(change -> !stale.contains(change)).toList();
        List<Span> spans =
                history.spans().stream()
                        .filter(s -> changes.stream().anyMatch(c -> s.covers(c.time(), c.time())))
                        .toList();
        return history.withChanges(changes, spans)
                .withFollowOns(since(history.followOns(), horizon))
                .withReboots(since(history.reboots(), horizon));
    }

    private static List<Signal> since(List<Signal> signals, Instant horizon) {
        return signals.stream().filter(signal -> !signal.ingested().isBefore(horizon)).toList();
    }

    private static @Nullable List<Signal> inserted(List<Signal> signals, Signal signal) {
        int at = Collections.binarySearch(signals, signal, Facts.BY_TIME);
        if (at >= 0) {
            return null;
        }
        List<Signal> more = new ArrayList<>(signals.size() + 1);
        more.addAll(signals);
        more.add(-at - 1, signal);
        return more;
    }
}
