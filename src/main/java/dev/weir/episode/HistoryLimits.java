package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.HitParts;
import dev.weir.episode.History.DroppedChanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the history of one host small: which changes and follow-ons go when there are too
 * many.
 */
final class HistoryLimits {
    /** Bounds of one host's history, in hits. */
    static final int MAX_CHANGES = 64;

    static final int MAX_FOLLOW_ONS = 200;
    static final int MAX_REBOOTS = 8;

    /** The same in characters of text, at most three bytes each: together below 1 MB. */
    static final int MAX_CHANGE_TEXT = 100_000;

    static final int MAX_FOLLOW_ON_TEXT = 150_000;

    /**
     * What stays longest when there are too many: what raises a severity before what does not, so
     * that no flood of a kind that an endpoint can make at will pushes it out.
     */
    static final Comparator<Hit> STRONGEST_FIRST =
            Comparator.comparing((Hit hit) -> hit.exceptedBy() != null)
                    .thenComparing(Hit::kind)
                    .thenComparing(HistoryLimits::isLesserOfItsKind);

    private HistoryLimits() {}

    private static boolean isLesserOfItsKind(Hit hit) {
        return switch (hit.kind()) {
            case AT_RUN -> Episode.foreign(hit);
            case TASK_CREATED -> !Episode.raises(hit);
            default -> false;
        };
    }

    /** Whether these are more than may be kept; one is kept whatever its length. */
    static boolean exceeds(List<Hit> hits, int most, int mostText) {
        return hits.size() > most
                || hits.size() > 1 && hits.stream().mapToInt(HitParts::length).sum() > mostText;
    }

    /**
     * Drops armings and resets of a host that writes the setting all the time. The first arming of
     * each episode and everything recent stay; a {@link DroppedChanges} takes the place of what
     * goes, and there the host counts as armed, so that it never hides a use.
     */
    static History changes(History history, Windows windows) {
        History now = history;
        while (exceeds(now.changes(), MAX_CHANGES, MAX_CHANGE_TEXT)) {
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
     * Makes room among the follow-ons: the newest of the weakest in the episode that has most. So
     * neither does a storm in one episode hide what happens in another, nor do many tasks hide one
     * AT job. What goes is counted with its episode.
     */
    static History followOns(History history, Windows windows) {
        History now = history;
        while (exceeds(now.followOns(), MAX_FOLLOW_ONS, MAX_FOLLOW_ON_TEXT)) {
            now = withoutWeakest(now, windows);
        }
        return now;
    }

    private static History withoutWeakest(History history, Windows windows) {
        List<Hit> followOns = new ArrayList<>(history.followOns());
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
            int byWeakness = STRONGEST_FIRST.compare(followOns.get(i), followOns.get(victim));
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
