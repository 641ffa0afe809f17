package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.HostNaming;
import dev.weir.detect.Incident;
import dev.weir.event.Host;
import dev.weir.event.HostKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the id of an episode's alert is made of: whether it takes effect, and the time of the arming
 * that opened it, cut to {@link Windows#GRID}. Copies of one arming, whichever of them comes first
 * in a replay, so give the same id; for the rest there are aliases.
 */
final class OpeningIds {
    static final int MAX_ALIASES = 32;

    private OpeningIds() {}

    /**
     * Its own first, then the others under which the episode could have been opened, oldest first:
     * by another of its armings, or by a copy of the first one beyond a line of the grid.
     *
     * @param last what was issued of the episode; null when it is opened now
     * @param issued all that was issued of the host
     */
    static List<String> of(
            Episode episode,
            @Nullable IssuedAlert last,
            List<IssuedAlert> issued,
            Windows windows) {
        String own = last == null ? opening(episode, issued) : last.ids().get(0);
        TreeSet<Instant> cells = new TreeSet<>();
        cells.add(cell(episode.first().minus(windows.duplicate())));
        cells.add(cell(episode.first().plus(windows.duplicate())));
        for (Hit arming : episode.armings()) {
            cells.add(cell(arming.time()));
        }
        List<String> ids = new ArrayList<>();
        ids.add(own);
        for (Instant cell : cells) {
            String id = plain(episode, cell);
            if (isOfAnotherDomain(id, episode, issued)) {
                id = withDomain(id, episode);
            }
            if (!id.equals(own) && ids.size() <= MAX_ALIASES) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    /** The same under the vendor's ids by which armings of the episode knew their host. */
    static List<Incident.Former> former(Episode episode) {
        Set<Incident.Former> former = new LinkedHashSet<>();
        for (Hit arming : episode.armings()) {
            String host = HostNaming.idOf(arming) == null ? null : arming.host().id();
            HostKey key = HostKey.of(arming.key().tenant(), new Host(null, host, List.of()));
            if (key != null && !key.name().equals(episode.key().name())) {
                former.add(new Incident.Former(key.name(), plain(episode, cell(arming.time()))));
            }
        }
        return former.stream().limit(MAX_ALIASES).toList();
    }

    /** Whether the id under which the first arming opens the episode is among those issued. */
    static boolean told(Episode episode, IssuedAlert last) {
        String id = plain(episode, cell(episode.first()));
        return last.ids().contains(id) || last.ids().contains(withDomain(id, episode));
    }

    private static String opening(Episode episode, List<IssuedAlert> issued) {
        String id = plain(episode, cell(episode.first()));
        boolean taken = issued.stream().anyMatch(other -> other.ids().contains(id));
        return taken ? withDomain(id, episode) : id;
    }

    private static boolean isOfAnotherDomain(String id, Episode episode, List<IssuedAlert> issued) {
        return issued.stream()
                .anyMatch(other -> other.ids().contains(id) && !other.sameDomain(episode));
    }

    private static String plain(Episode episode, Instant cell) {
        return (episode.effective() ? "effective " : "note ") + cell;
    }

    private static String withDomain(String id, Episode episode) {
        return id + " " + Objects.requireNonNullElse(episode.key().domain(), "");
    }

    private static Instant cell(Instant time) {
        long seconds = Windows.GRID.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }
}
