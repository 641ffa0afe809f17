package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes room among the follow-ons of a host: the newest of the weakest kind in the episode that has
 * most. So neither does a storm in one episode hide what happens in another, nor do many tasks hide
 * one AT job. What goes is counted with its episode.
 */
final class Eviction {

    private Eviction() {}

    static History of(History history, List<Hit> followOns, Windows windows) {
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
            int bySize = size(sizes, owners.get(i)) - size(sizes, owners.get(victim));
            int byWeakness =
                    weakness(followOns.get(i).kind()) - weakness(followOns.get(victim).kind());
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

    private static int size(
            IdentityHashMap<@Nullable Episode, Integer> sizes, @Nullable Episode owner) {
        Integer size = sizes.get(owner);
        return size == null ? 0 : size;
    }

    private static boolean hasCopy(List<Hit> kept, Hit gone, Windows windows) {
        String subject = Facts.subject(gone);
        return kept.stream()
                .anyMatch(
                        hit ->
                                Duration.between(hit.time(), gone.time())
                                                        .abs()
                                                        .compareTo(windows.duplicate())
                                                <= 0
                                        && Facts.subject(hit).equals(subject));
    }

    private static List<IssuedAlert> counted(List<IssuedAlert> issued, Episode owner) {
        List<IssuedAlert> now = new ArrayList<>(issued.size());
        issued.forEach(told -> now.add(told.concerns(owner) ? told.withDropped(1) : told));
        return now;
    }

    private static int weakness(HitKind kind) {
        return switch (kind) {
            case TASK_TOUCHED -> 3;
            case TASK_CREATED -> 2;
            case AT_RUN -> 1;
            default -> 0;
        };
    }
}
