package dev.weir.episode;

import dev.weir.detect.Flag;
import dev.weir.detect.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a follow-on means to the episode that it belongs to.
 *
 * @param stage the stage it proves; null for an annotation
 * @param severity the severity it gives; null for an annotation
 * @param flags remarks that come from its place in the episode
 */
record Rating(@Nullable Stage stage, @Nullable Severity severity, List<Flag> flags) {

    static Rating annotation() {
        return new Rating(null, null, List.of());
    }
}
