package dev.weir.correlate;

import dev.weir.signal.Signal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link CauseFirst} remembers of one host. Immutable.
 *
 * @param armings armings that took effect, in the order of {@link Facts#BY_TIME}
 * @param held what no known arming explains yet, in the same order
 * @param begun the arming that the pattern began with last; null before the first
 * @param begunAt when that was, processing time
 */
public record Waiting(
        List<Signal> armings, List<Signal> held, @Nullable Signal begun, Instant begunAt) {

    static final Waiting EMPTY = new Waiting(List.of(), List.of(), null, Instant.EPOCH);

    Waiting withHeld(List<Signal> held) {
        return new Waiting(armings, held, begun, begunAt);
    }

    Waiting withArmings(List<Signal> armings) {
        return new Waiting(armings, held, begun, begunAt);
    }

    Waiting beginning(Signal arming, Instant now) {
        return new Waiting(armings, held, arming, now);
    }
}
