package dev.weir.episode;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A follow-on with what it means to the episode that it belongs to.
 *
 * @param hit the follow-on
 * @param severity the severity that it gives, together with the stage of its kind; null for an
 *     annotation
 * @param flags remarks that come from its place in the episode
 */
record RatedFollowOn(Hit hit, @Nullable Severity severity, List<Flag> flags) {

    static RatedFollowOn annotation(Hit hit) {
        return new RatedFollowOn(hit, null, List.of());
    }
}
