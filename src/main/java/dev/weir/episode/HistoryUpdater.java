package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.episode.History.DroppedChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enters hits into a {@link History} and keeps it small. */
final class HistoryUpdater {
    private final Windows windows;
    private final KeptMetrics metrics;

    HistoryUpdater(Windows windows, KeptMetrics metrics) {
        this.windows = windows;
        this.metrics = metrics;
    }

    /** Returns the history with the hit, or the very same one when it held that record already. */
    History add(History history, Hit hit) {
        History after = added(history, hit);
        if (after != history) {
            metrics.held();
            for (int kept = after.hits(); kept <= history.hits(); kept++) {
                metrics.evicted();
            }
        }
        return after;
    }

    private History added(History history, Hit hit) {
        return switch (hit.kind()) {
            case ARMED, ARMED_TENTATIVE, DISARMED -> {
                List<Hit> changes = inserted(history.changes(), hit);
                yield changes == null
                        ? history
                        : HistoryLimits.changes(
                                history.withChanges(changes, history.dropped()), windows);
            }
            case REBOOTED -> {
                List<Hit> reboots = inserted(history.reboots(), hit);
                if (reboots != null && reboots.size() > HistoryLimits.MAX_REBOOTS) {
                    reboots.remove(0);
                }
                yield reboots == null ? history : history.withReboots(reboots);
            }
            default -> {
                List<Hit> followOns = inserted(history.followOns(), hit);
                if (followOns == null) {
                    yield history;
                }
                yield HistoryLimits.followOns(history.withFollowOns(followOns), windows);
            }
        };
    }

    /**
     * Forgets the episodes whose last arming arrived too long before {@code now}, and what belonged
     * to them. A host that is armed again and again keeps its first arming.
     */
    History forget(History history, Instant now) {
        Instant horizon = now.minus(windows.remember());
        Set<Hit> stale = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Episode episode : history.episodes(windows)) {
            if (episode.armings().stream().allMatch(a -> a.ingested().isBefore(horizon))) {
                stale.addAll(episode.armings());
                stale.addAll(episode.resets());
            }
        }
        if (stale.isEmpty()) {
            return history;
        }
        List<Hit> changes =
                history.changes().stream().filter(change -> !stale.contains(change)).toList();
        List<DroppedChanges> dropped =
                history.dropped().stream()
                        .filter(s -> changes.stream().anyMatch(c -> s.covers(c.time(), c.time())))
                        .toList();
        History left =
                history.withChanges(changes, dropped)
                        .withFollowOns(since(history.followOns(), horizon))
                        .withReboots(since(history.reboots(), horizon));
        metrics.expired(history.hits() - left.hits());
        return left;
    }

    private static List<Hit> since(List<Hit> hits, Instant horizon) {
        return hits.stream().filter(hit -> !hit.ingested().isBefore(horizon)).toList();
    }

    private static @Nullable List<Hit> inserted(List<Hit> hits, Hit hit) {
        int at = Collections.binarySearch(hits, hit, Deduplication.BY_TIME);
        if (at >= 0) {
            return null;
        }
        List<Hit> more = new ArrayList<>(hits.size() + 1);
        more.addAll(hits);
        more.add(-at - 1, hit);
        return more;
    }
}
