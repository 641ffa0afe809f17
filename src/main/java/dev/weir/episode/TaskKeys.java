package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells new tasks from folders that were opened. The Schedule service opens the folders of a task
 * each time that it writes one, and Sysmon logs that as it logs a new key; but only of a new task
 * comes something else close to it: its id or index, an event of its creation, its file.
 */
final class TaskKeys {

    private TaskKeys() {}

    /**
     * The follow-ons without {@link HitKind#TASK_KEY} and {@link HitKind#TASK_ID}, whichever of two
     * came first.
     *
     * @param duplicate how far apart what belongs together may lie
     */
    static List<Hit> resolved(List<Hit> followOns, Duration duplicate) {
        List<Hit> resolved = new ArrayList<>(followOns.size());
        for (Hit hit : followOns) {
            Hit meant = resolved(hit, followOns, duplicate);
            if (meant != null) {
                resolved.add(meant);
            }
        }
        return resolved;
    }

    /** Null for a folder. */
    static @Nullable Hit resolved(Hit hit, List<Hit> followOns, Duration duplicate) {
        return switch (hit.kind()) {
            case TASK_ID -> hit.as(HitKind.TASK_TOUCHED);
            case TASK_KEY ->
                    followOns.stream().anyMatch(other -> confirms(other, hit, duplicate))
                            ? hit.as(HitKind.TASK_CREATED)
                            : null;
            default -> hit;
        };
    }

    private static boolean confirms(Hit other, Hit key, Duration duplicate) {
        return (other.kind() == HitKind.TASK_ID || other.kind() == HitKind.TASK_CREATED)
                && other.key().sameHost(key.key())
                && Deduplication.near(other, key, duplicate)
                && Deduplication.subject(other).equals(Deduplication.subject(key));
    }
}
