package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the history of one host small: which changes and follow-ons go when there are too
 * many.
 */
final class HistoryLimits {
    /** Bounds of one host's history, in hits; together well below 1 MB. */
    static final int MAX_CHANGES = 64;

    static final int MAX_FOLLOW_ONS = 200;
    static final int MAX_REBOOTS = 8;

    private HistoryLimits() {}

    /**
     * Drops armings and resets of a host that writes the setting all the time. The first arming of
     * each episode and everything recent stay; a {@link DroppedChanges} takes the place of what
     * goes, and there the host counts as armed, so that it never hides a use.
     */
    static History changes(History history, Windows windows) {
        History now = history;
        while (now.changes().size() > MAX_CHANGES) {
            now = withoutOne(now, windows);
        }
        return now;
    }

    private static History withoutOne(History history, Windows windows) {
        Episode longest = null;
        for (Episode episode : history.episodes(windows)) {
            if (longest == null || size(episode) > size(longest)) {
                longest = episode;
            }
        }
        Hit gone = longest == null ? null : second(longest);
        List<Hit> changes = new ArrayList<>(history.changes());
        if (longest == null || gone == null) {
            changes.remove(0);
            return history.withChanges(changes, history.dropped());
        }
        changes.removeIf(change -> change == gone);
        boolean flip = gone.kind() == HitKind.DISARMED;
        Hit next = longest.armings().get(flip ? 1 : 2);
        DroppedChanges span = new DroppedChanges(longest.first(), next.time(), flip ? 1 : 0);
        return history.withChanges(changes, joined(history.dropped(), span));
    }

    private static int size(Episode episode) {
        return episode.armings().size() + episode.resets().size();
    }

    /** What follows the first arming directly, if another arming comes later; otherwise null. */
    private static @Nullable Hit second(Episode episode) {
        if (episode.armings().size() < 2) {
            return null;
        }
        Hit arming = episode.armings().get(1);
        Hit reset = episode.resets().isEmpty() ? null : episode.resets().get(0);
        if (reset != null && Deduplication.BY_TIME.compare(reset, arming) < 0) {
            return reset;
        }
        return episode.armings().size() > 2 ? arming : null;
    }

    private static List<DroppedChanges> joined(List<DroppedChanges> dropped, DroppedChanges span) {
        List<DroppedChanges> now = new ArrayList<>();
        DroppedChanges all = span;
        for (DroppedChanges old : dropped) {
            if (old.touches(all)) {
                all = old.joined(all);
            } else {
                now.add(old);
            }
        }
        now.add(all);
        return now;
    }

    /**
     * Makes room among the follow-ons: the newest of the weakest kind in the episode that has most.
     * So neither does a storm in one episode hide what happens in another, nor do many tasks hide
     * one AT job. What goes is counted with its episode.
     */
    static History followOns(History history, List<Hit> followOns, Windows windows) {
        List<Episode> episodes = history.episodes(windows);
        IdentityHashMap<@Nullable Episode, Integer> sizes = new IdentityHashMap<>();
        List<@Nullable Episode> owners = new ArrayList<>(followOns.size());
        for (Hit followOn : followOns) {
            Episode owner = EpisodeSplitter.owner(episodes, followOn, windows);
            owners.add(owner);
            sizes.merge(owner, 1, Integer::sum);
        }
        int victim = 0;
        for (int i = 1; i < followOns.size(); i++) {
            int bySize = sizeOf(sizes, owners.get(i)) - sizeOf(sizes, owners.get(victim));
            int byWeakness = followOns.get(i).kind().compareTo(followOns.get(victim).kind());
            if (bySize > 0 || bySize == 0 && byWeakness >= 0) {
                victim = i;
            }
        }
        Hit gone = followOns.remove(victim);
        Episode owner = owners.get(victim);
        if (owner == null || hasCopy(followOns, gone, windows)) {
            return history.withFollowOns(followOns);
        }
        return history.withFollowOns(followOns)
                .withIssued(counted(history.issued(), owner), history.openings());
    }

    private static int sizeOf(
            IdentityHashMap<@Nullable Episode, Integer> sizes, @Nullable Episode owner) {
        Integer size = sizes.get(owner);
        return size == null ? 0 : size;
    }

    private static boolean hasCopy(List<Hit> kept, Hit gone, Windows windows) {
        String subject = Deduplication.subject(gone);
        return kept.stream()
                .anyMatch(
                        hit ->
                                Deduplication.near(hit, gone, windows.duplicate())
                                        && Deduplication.subject(hit).equals(subject));
    }

    private static List<IssuedAlert> counted(List<IssuedAlert> issued, Episode owner) {
        List<IssuedAlert> now = new ArrayList<>(issued.size());
        issued.forEach(told -> now.add(told.concerns(owner) ? told.withDropped(1) : told));
        return now;
    }
}
