package dev.weir.detect.enableat;

import dev.weir.detect.Flag;
import dev.weir.detect.HitKind;
import dev.weir.event.ScheduledTask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule finds in an event.
 *
 * @param kind null when the event gives no hit
 * @param reason for a person: of a hit what happened, otherwise why there is none
 * @param flags without repetition
 * @param task the task that a file, key or command shows; null where the event has its own or none
 */
record Finding(
        @Nullable HitKind kind, String reason, List<Flag> flags, @Nullable ScheduledTask task) {

    static Finding none(String reason) {
        return new Finding(null, reason, List.of(), null);
    }

    static Finding of(HitKind kind, String reason) {
        return new Finding(kind, reason, List.of(), null);
    }

    Finding with(Flag flag) {
        List<Flag> more = new ArrayList<>(flags);
        more.add(flag);
        return new Finding(kind, reason, List.copyOf(more), task);
    }

    Finding with(@Nullable String taskName, @Nullable String command) {
        return new Finding(
                kind, reason, flags, new ScheduledTask(taskName, command, null, null, null));
    }
}
