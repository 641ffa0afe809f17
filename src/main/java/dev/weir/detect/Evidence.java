package dev.weir.detect;

import dev.weir.event.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact after the arming, as every source that saw it tells it.
 *
 * @param kind the strongest kind among the copies
 * @param time the earliest event time among the copies
 * @param lead the copy that shows most: of the strongest kind the earliest
 * @param sources who saw it, in order of their first event time
 * @param flags remarks of all copies and of the correlation
 * @param count how many copies were folded
 * @param exceptedBy id of an exception when every copy is excepted; null otherwise
 */
public record Evidence(
        HitKind kind,
        Instant time,
        Hit lead,
        List<Source> sources,
        List<Flag> flags,
        int count,
        @Nullable String exceptedBy) {}
