package dev.weir.correlate;

import dev.weir.signal.Flag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a follow-on means to the episode that it belongs to.
 *
 * @param stage the stage it proves; null for an annotation
 * @param severity the severity it gives; null for an annotation
 * @param flags remarks that come from its place in the episode
 */
record Judgement(@Nullable Stage stage, @Nullable Severity severity, List<Flag> flags) {

    static Judgement annotation() {
        return new Judgement(null, null, List.of());
    }
}
