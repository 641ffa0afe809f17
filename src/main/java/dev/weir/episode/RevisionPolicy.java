package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.enableat.ReasonSentence;
import dev.weir.episode.Episode.RatedFollowOn;
import dev.weir.rule.RuleCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides which revisions a host's history calls for: one alert for each episode, and a revision
 * whenever its number rises, see {@link IssuedAlert#revision}.
 */
final class RevisionPolicy {
    static final int MAX_ISSUED = 32;

    /**
     * The history with what is issued by now, and the revisions to issue.
     *
     * @param history the history after that
     * @param incidents the revisions to issue, by the first arming of their episodes
     * @param causes why each of them is issued
     * @param episodes how many the host has
     */
    record Outcome(History history, List<Incident> incidents, List<Cause> causes, int episodes) {}

    /** Why a revision is issued; of several causes the first. */
    enum Cause {
        OPENED,
        ESCALATED,
        EVIDENCE,
        RESET,
        UNSUPPRESSED,
        REOPENED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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
                rated(Deduplication.resolved(history.followOns(), windows.duplicate()), episodes);
        List<IssuedAlert> issued = new ArrayList<>(history.issued());
        List<Instant> openings = new ArrayList<>(history.openings());
        List<Incident> incidents = new ArrayList<>();
        List<Cause> causes = new ArrayList<>();
        for (Episode episode : episodes) {
            IssuedAlert last = earliest(issued, episode);
            List<RatedFollowOn> own = followOns.getOrDefault(episode, List.of());
            EpisodeView view = EpisodeView.of(episode, own, last, history, windows, evidenceLimit);
            IssuedAlert next = IssuedAlert.of(view, last);
            if (last != null && next.revision() <= last.revision()) {
                continue;
            }
            IssuedAlert now = next.withIds(OpeningIds.of(episode, last, issued, windows));
            if (last == null) {
                issued.add(now);
                openings.add(now.opened());
            } else {
                issued.set(issued.indexOf(last), now);
            }
            causes.add(now.cause(last));
            incidents.add(sentence.added(view.incident(now, last == null, card)));
        }
        while (issued.size() > MAX_ISSUED) {
            issued.remove(0);
        }
        while (openings.size() > MAX_ISSUED) {
            openings.remove(0);
        }
        return new Outcome(
                history.withIssued(issued, openings), incidents, causes, episodes.size());
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
}
