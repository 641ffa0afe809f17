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
 * @param presented {@link Facts#identity} of the arming that was passed on last; null before the
 *     first
 * @param presentedAt when that was, processing time
 */
public record Waiting(
        List<Signal> armings, List<Signal> held, @Nullable String presented, Instant presentedAt) {

    static final Waiting EMPTY = new Waiting(List.of(), List.of(), null, Instant.EPOCH);

    Waiting withHeld(List<Signal> held) {
        return new Waiting(armings, held, presented, presentedAt);
    }

    Waiting withArmings(List<Signal> armings) {
        return new Waiting(armings, held, presented, presentedAt);
    }

    Waiting presenting(Signal arming, Instant now) {
        return new Waiting(armings, held, Facts.identity(arming), now);
    }
}
