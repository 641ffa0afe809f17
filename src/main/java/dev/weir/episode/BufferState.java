package dev.weir.episode;

import dev.weir.detect.Hit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link FollowOnBufferFunction} remembers of one host. Immutable.
 *
 * @param armings armings that took effect, in the order of {@link Deduplication#BY_TIME}
 * @param held what no known arming explains yet, in the same order
 * @param begun the arming that the pattern began with last; null before the first
 * @param begunAt when that was, processing time
 */
public record BufferState(List<Hit> armings, List<Hit> held, @Nullable Hit begun, Instant begunAt) {

    static final BufferState EMPTY = new BufferState(List.of(), List.of(), null, Instant.EPOCH);

    BufferState withHeld(List<Hit> held) {
        return new BufferState(armings, held, begun, begunAt);
    }

    BufferState withArmings(List<Hit> armings) {
        return new BufferState(armings, held, begun, begunAt);
    }

    BufferState beginning(Hit arming, Instant now) {
        return new BufferState(armings, held, arming, now);
    }
}
