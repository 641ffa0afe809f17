package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.enableat.ReasonSentence;
import dev.weir.rule.RuleCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which revisions a host's history calls for: one alert for each episode. */
final class RevisionPolicy {
    static final int MAX_ISSUED = 32;
    private static final int[] RUNGS = {1, 2, 5, 10, 20, 50, 100};

    /**
     * The history with what is issued by now, and the revisions to issue.
     *
     * @param history the history after that
     * @param incidents the revisions to issue, by the first arming of their episodes
     */
    record Outcome(History history, List<Incident> incidents) {}

    private final Windows windows;
    private final int evidenceLimit;
    private final ReasonSentence sentence;
    private final RuleCard card;

    RevisionPolicy(Windows windows, int evidenceLimit, RuleCard card) {
        this.windows = windows;
        this.evidenceLimit = evidenceLimit;
        this.card = card;
        this.sentence = new ReasonSentence(card.phrases());
    }

    Outcome emit(History history) {
        List<Episode> episodes = history.episodes(windows);
        IdentityHashMap<Episode, List<RatedFollowOn>> followOns =
                rated(history.followOns(), episodes);
        List<IssuedAlert> issued = new ArrayList<>(history.issued());
        List<Instant> openings = new ArrayList<>(history.openings());
        List<Incident> incidents = new ArrayList<>();
        for (Episode episode : episodes) {
            IssuedAlert last = earliest(issued, episode);
            List<RatedFollowOn> own = followOns.getOrDefault(episode, List.of());
            EpisodeView view = EpisodeView.of(episode, own, last, history, windows, evidenceLimit);
            if (last != null && !calls(last, view)) {
                continue;
            }
            Incident incident = sentence.added(view.incident(last, card));
            incidents.add(incident);
            IssuedAlert now = issued(episode, last, incident);
            if (last == null) {
                issued.add(now);
                openings.add(now.opened());
            } else {
                issued.set(issued.indexOf(last), now);
            }
        }
        while (issued.size() > MAX_ISSUED) {
            issued.remove(0);
        }
        while (openings.size() > MAX_ISSUED) {
            openings.remove(0);
        }
        return new Outcome(history.withIssued(issued, openings), incidents);
    }

    private IdentityHashMap<Episode, List<RatedFollowOn>> rated(
            List<Hit> followOns, List<Episode> episodes) {
        IdentityHashMap<Episode, List<RatedFollowOn>> rated = new IdentityHashMap<>();
        for (Hit followOn : followOns) {
            Episode owner = EpisodeSplitter.owner(episodes, followOn, windows);
            RatedFollowOn one = owner == null ? null : owner.rate(followOn, windows);
            if (owner != null && one != null) {
                rated.computeIfAbsent(owner, episode -> new ArrayList<>()).add(one);
            }
        }
        return rated;
    }

    /** Of two episodes that a late arming bridged, the earlier one goes on. */
    private static @Nullable IssuedAlert earliest(List<IssuedAlert> issued, Episode episode) {
        IssuedAlert earliest = null;
        for (IssuedAlert last : issued) {
            boolean first = earliest == null || last.opened().isBefore(earliest.opened());
            if (first && last.concerns(episode)) {
                earliest = last;
            }
        }
        return earliest;
    }

    /**
     * A revision escalates or adds enough evidence; the first reset and the end of a suppression
     * are last, too, because they change what an analyst does.
     */
    private static boolean calls(IssuedAlert last, EpisodeView view) {
        return view.severity().compareTo(last.severity()) > 0
                || view.stage().compareTo(last.stage()) > 0
                || rung(view.evidenceTotal()) > rung(last.evidence())
                || view.reset() && !last.reset()
                || last.suppressed() && !view.suppressed();
    }

    private static int rung(int evidence) {
        int reached = 0;
        for (int rung : RUNGS) {
            reached = evidence >= rung ? rung : reached;
        }
        return reached;
    }

    private static IssuedAlert issued(
            Episode episode, @Nullable IssuedAlert last, Incident incident) {
        Hit first = episode.armings().get(0);
        return new IssuedAlert(
                incident.identity(),
                last == null ? first.time() : last.opened(),
                episode.key().domain(),
                !episode.effective(),
                incident.revision(),
                incident.stage(),
                incident.severity(),
                incident.evidenceTotal(),
                !incident.resets().isEmpty(),
                incident.suppressed(),
                last == null ? 0 : last.dropped());
    }
}
