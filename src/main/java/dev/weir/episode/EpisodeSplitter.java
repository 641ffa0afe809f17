package dev.weir.episode;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.episode.History.DroppedChanges;
import dev.weir.event.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Groups the armings and resets of one short host name into episodes, by event time alone. */
final class EpisodeSplitter {

    private EpisodeSplitter() {}

    /**
     * The episodes as they look by now.
     *
     * @param changes armings and resets in the order of {@link Deduplication#BY_TIME}
     * @param dropped what stands for dropped changes
     * @return the episodes, by the time of their first arming
     */
    static List<Episode> of(List<Hit> changes, List<DroppedChanges> dropped, Windows windows) {
        String onlyDomain = onlyDomain(changes);
        Map<String, List<Hit>> lanes = new TreeMap<>();
        for (Hit change : changes) {
            if (change.kind().arms()) {
                String domain = Objects.requireNonNullElse(change.key().domain(), onlyDomain);
                String lane = (change.has(Flag.NOT_EFFECTIVE) ? "note " : "real ") + domain;
                lanes.computeIfAbsent(lane, name -> new ArrayList<>()).add(change);
            }
        }
        List<Episode> episodes = new ArrayList<>();
        for (List<Hit> armings : lanes.values()) {
            split(armings, changes, dropped, windows, episodes);
        }
        episodes.sort(
                (a, b) -> Deduplication.BY_TIME.compare(a.armings().get(0), b.armings().get(0)));
        return episodes;
    }

    /**
     * The newest episode whose first arming is not later than the follow-on; null if there is none.
     */
    static @Nullable Episode owner(List<Episode> episodes, Hit followOn, Windows windows) {
        for (int i = episodes.size() - 1; i >= 0; i--) {
            if (episodes.get(i).reaches(followOn, windows)) {
                return episodes.get(i);
            }
        }
        return null;
    }

    private static void split(
            List<Hit> armings,
            List<Hit> changes,
            List<DroppedChanges> dropped,
            Windows windows,
            List<Episode> into) {
        HostKey key = named(armings);
        boolean note = armings.get(0).has(Flag.NOT_EFFECTIVE);
        List<Hit> resets = new ArrayList<>();
        for (Hit change : changes) {
            if (!note && change.kind() == HitKind.DISARMED && key.sameHost(change.key())) {
                resets.add(change);
            }
        }
        int from = 0;
        for (int i = 1; i <= armings.size(); i++) {
            boolean end = i == armings.size();
            if (end || parted(armings.get(i - 1), armings.get(i), resets, dropped, windows)) {
                Instant start = armings.get(from).time();
                Instant next = end ? Instant.MAX : armings.get(i).time();
                List<Hit> own = new ArrayList<>();
                for (Hit reset : resets) {
                    if (reset.time().isAfter(start) && !reset.time().isAfter(next)) {
                        own.add(reset);
                    }
                }
                into.add(new Episode(key, List.copyOf(armings.subList(from, i)), own));
                from = i;
            }
        }
    }

    private static boolean parted(
            Hit before, Hit next, List<Hit> resets, List<DroppedChanges> dropped, Windows windows) {
        if (dropped.stream().anyMatch(gone -> gone.covers(before.time(), next.time()))) {
            return false;
        }
        Duration gap = Duration.between(before.time(), next.time());
        if (gap.compareTo(windows.atUse()) > 0) {
            return true;
        }
        return gap.compareTo(windows.flip()) > 0
                && resets.stream()
                        .anyMatch(
                                reset ->
                                        reset.time().isAfter(before.time())
                                                && !reset.time().isAfter(next.time()));
    }

    /** An arming without a domain is that of the only host known by this short name. */
    private static String onlyDomain(List<Hit> changes) {
        String only = null;
        for (Hit change : changes) {
            String domain = change.kind().arms() ? change.key().domain() : null;
            if (domain != null && only != null && !only.equals(domain)) {
                return "";
            }
            only = domain != null ? domain : only;
        }
        return only == null ? "" : only;
    }

    private static HostKey named(List<Hit> armings) {
        for (Hit arming : armings) {
            if (arming.key().domain() != null) {
                return arming.key();
            }
        }
        return armings.get(0).key();
    }
}
