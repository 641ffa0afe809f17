package dev.weir.episode;

import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has already been told of an episode. Told things never get smaller.
 *
 * @param identity {@link Deduplication#identity} of the arming that opened the episode
 * @param opened event time of that arming
 * @param domain domain of the episode when last told; null when it had none
 * @param note whether it is about a place that does not take effect
 * @param revision number of the last revision
 * @param stage the highest stage told
 * @param severity the highest severity told
 * @param evidence the evidence count of the last revision
 * @param reset whether a reset has been told
 * @param suppressed whether the last revision was suppressed
 * @param dropped facts that were counted and not kept
 */
public record IssuedAlert(
        String identity,
        Instant opened,
        @Nullable String domain,
        boolean note,
        int revision,
        Stage stage,
        Severity severity,
        int evidence,
        boolean reset,
        boolean suppressed,
        int dropped) {

    /** Whether this was told of the episode, also after an earlier arming of it came late. */
    boolean concerns(Episode episode) {
        return note != episode.effective()
                && !opened.isBefore(episode.first())
                && !opened.isAfter(episode.last())
                && (domain == null
                        || episode.key().domain() == null
                        || domain.equals(episode.key().domain()));
    }

    IssuedAlert withDropped(int more) {
        return new IssuedAlert(
                identity,
                opened,
                domain,
                note,
                revision,
                stage,
                severity,
                evidence,
                reset,
                suppressed,
                dropped + more);
    }
}
