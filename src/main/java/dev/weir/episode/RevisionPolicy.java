package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.episode.Deduplication.Judged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what of a host's history is news, and tells it: one alert for each episode. */
final class RevisionPolicy {
    static final int MAX_TOLD = 32;
    private static final int[] RUNGS = {1, 2, 5, 10, 20, 50, 100};

    /**
     * The history with what is told by now, and the telling.
     *
     * @param history the history after the telling
     * @param incidents the revisions to issue, by the first arming of their episodes
     */
    record News(History history, List<Incident> incidents) {}

    private final Windows windows;
    private final int evidenceLimit;

    RevisionPolicy(Windows windows, int evidenceLimit) {
        this.windows = windows;
        this.evidenceLimit = evidenceLimit;
    }

    News tell(History history) {
        List<Episode> episodes = history.episodes(windows);
        IdentityHashMap<Episode, List<Judged>> followOns = judged(history.followOns(), episodes);
        List<IssuedAlert> issued = new ArrayList<>(history.issued());
        List<Instant> openings = new ArrayList<>(history.openings());
        List<Incident> incidents = new ArrayList<>();
        for (Episode episode : episodes) {
            IssuedAlert told = earliest(issued, episode);
            List<Judged> own = followOns.getOrDefault(episode, List.of());
            EpisodeView account =
                    EpisodeView.of(episode, own, told, history, windows, evidenceLimit);
            if (told != null && !isNews(told, account)) {
                continue;
            }
            Incident incident = account.incident(told);
            incidents.add(incident);
            IssuedAlert now = issued(episode, told, incident);
            if (told == null) {
                issued.add(now);
                openings.add(now.opened());
            } else {
                issued.set(issued.indexOf(told), now);
            }
        }
        while (issued.size() > MAX_TOLD) {
            issued.remove(0);
        }
        while (openings.size() > MAX_TOLD) {
            openings.remove(0);
        }
        return new News(history.withIssued(issued, openings), incidents);
    }

    private IdentityHashMap<Episode, List<Judged>> judged(
            List<Hit> followOns, List<Episode> episodes) {
        IdentityHashMap<Episode, List<Judged>> judged = new IdentityHashMap<>();
        for (Hit followOn : followOns) {
            Episode owner = EpisodeSplitter.owner(episodes, followOn, windows);
            Rating judgement = owner == null ? null : owner.judge(followOn, windows);
            if (owner != null && judgement != null) {
                judged.computeIfAbsent(owner, episode -> new ArrayList<>())
                        .add(new Judged(followOn, judgement));
            }
        }
        return judged;
    }

    /** Of two episodes that a late arming bridged, the earlier one goes on. */
    private static @Nullable IssuedAlert earliest(List<IssuedAlert> issued, Episode episode) {
        IssuedAlert earliest = null;
        for (IssuedAlert told : issued) {
            boolean first = earliest == null || told.opened().isBefore(earliest.opened());
            if (first && told.concerns(episode)) {
                earliest = told;
            }
        }
        return earliest;
    }

    /**
     * A revision escalates or adds enough evidence; the first reset and the end of a suppression
     * are told, too, because they change what an analyst does.
     */
    private static boolean isNews(IssuedAlert told, EpisodeView account) {
        return account.severity().compareTo(told.severity()) > 0
                || account.stage().compareTo(told.stage()) > 0
                || rung(account.evidenceTotal()) > rung(told.evidence())
                || account.reset() && !told.reset()
                || told.suppressed() && !account.suppressed();
    }

    private static int rung(int evidence) {
        int reached = 0;
        for (int rung : RUNGS) {
            reached = evidence >= rung ? rung : reached;
        }
        return reached;
    }

    private static IssuedAlert issued(
            Episode episode, @Nullable IssuedAlert told, Incident incident) {
        Hit first = episode.armings().get(0);
        return new IssuedAlert(
                incident.identity(),
                told == null ? first.time() : told.opened(),
                episode.key().domain(),
                !episode.effective(),
                incident.revision(),
                incident.stage(),
                incident.severity(),
                incident.evidenceTotal(),
                !incident.resets().isEmpty(),
                incident.suppressed(),
                told == null ? 0 : told.dropped());
    }
}
