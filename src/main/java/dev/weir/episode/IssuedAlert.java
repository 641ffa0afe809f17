package dev.weir.episode;

import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.episode.RevisionPolicy.Cause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has already been issued of an episode. Nothing of it ever gets smaller.
 *
 * @param ids see {@link OpeningIds#of}
 * @param opened event time of the arming that opened the episode
 * @param domain domain of the episode when last issued; null when it had none
 * @param note whether it is about a place that does not take effect
 * @param stage the highest stage
 * @param severity the highest severity
 * @param evidence the highest evidence count
 * @param reset whether it was switched off again
 * @param suppressed whether every hit is excepted
 * @param reopened how often an earlier opening came late, under an id that had not been listed
 * @param dropped facts that were counted and not kept
 */
public record IssuedAlert(
        List<String> ids,
        Instant opened,
        @Nullable String domain,
        boolean note,
        Stage stage,
        Severity severity,
        int evidence,
        boolean reset,
        boolean suppressed,
        int reopened,
        int dropped) {
    private static final int[] EVIDENCE_STEPS = {1, 2, 5, 10, 20, 50, 100};
    private static final int MAX_REOPENED = 99;

    /**
     * What is to be issued of an episode as it looks now; still with the ids of before.
     *
     * @param last what was issued before; null when nothing was
     */
    static IssuedAlert of(EpisodeView view, @Nullable IssuedAlert last) {
        Episode episode = view.episode();
        boolean earlier = last != null && !OpeningIds.told(episode, last);
        return new IssuedAlert(
                last == null ? List.of() : last.ids,
                last == null ? episode.first() : last.opened,
                episode.key().domain(),
                !episode.effective(),
                view.stage(),
                view.severity(),
                Math.max(view.evidenceTotal(), last == null ? 0 : last.evidence),
                view.reset() || last != null && last.reset,
                view.suppressed(),
                Math.min(MAX_REOPENED, (last == null ? 0 : last.reopened) + (earlier ? 1 : 0)),
                last == null ? 0 : last.dropped);
    }

    /**
     * The number of the revision: from the left the risk score, the stage, the step of the evidence
     * count, whether it was switched off again, whether it is not suppressed, and two digits for
     * earlier openings that came late. It depends on nothing but what the alert says; a greater one
     * says more.
     */
    int revision() {
        int revision = severity.score();
        revision = revision * 10 + stage.rank();
        revision = revision * 10 + evidenceStep();
        revision = revision * 10 + (reset ? 1 : 0);
        revision = revision * 10 + (suppressed ? 0 : 1);
        return revision * 100 + reopened;
    }

    /** What this says more than the one before; null when nothing was. */
    Cause cause(@Nullable IssuedAlert last) {
        if (last == null) {
            return Cause.OPENED;
        }
        if (severity != last.severity || stage != last.stage) {
            return Cause.ESCALATED;
        }
        if (evidenceStep() != last.evidenceStep()) {
            return Cause.EVIDENCE;
        }
        if (reset != last.reset) {
            return Cause.RESET;
        }
        return suppressed != last.suppressed ? Cause.UNSUPPRESSED : Cause.REOPENED;
    }

    private int evidenceStep() {
        int step = 0;
        while (step < EVIDENCE_STEPS.length && evidence >= EVIDENCE_STEPS[step]) {
            step++;
        }
        return step;
    }

    /** Whether this was issued of the episode, also after an earlier arming of it came late. */
    boolean concerns(Episode episode) {
        return note != episode.effective()
                && !opened.isBefore(episode.first())
                && !opened.isAfter(episode.last())
                && sameDomain(episode);
    }

    boolean sameDomain(Episode episode) {
        return domain == null
                || episode.key().domain() == null
                || domain.equals(episode.key().domain());
    }

    IssuedAlert withIds(List<String> ids) {
        return with(ids, dropped);
    }

    IssuedAlert withDropped(int more) {
        return with(ids, dropped + more);
    }

    private IssuedAlert with(List<String> ids, int dropped) {
        return new IssuedAlert(
                ids,
                opened,
                domain,
                note,
                stage,
                severity,
                evidence,
                reset,
                suppressed,
                reopened,
                dropped);
    }
}
