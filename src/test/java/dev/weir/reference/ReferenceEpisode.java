package dev.weir.reference;

import dev.weir.correlate.Severity;
import dev.weir.correlate.Stage;
import java.time.Instant;

/**
 * What the reference says of an episode once everything is known.
 *
 * @param hostId tenant and short name
 * @param first event time of the first arming
 * @param last event time of the last arming
 * @param effective false for armings that never take effect (32-bit view, foreign hive)
 * @param afterReset whether something was used after it was switched off again
 * @param inverted whether something that counts is stamped earlier than every arming
 * @param flips how often it was switched off after being on
 * @param flapping whether three of these lie within an hour
 */
record ReferenceEpisode(
        String hostId,
        Instant first,
        Instant last,
        boolean effective,
        Stage stage,
        Severity severity,
        boolean suppressed,
        boolean afterReset,
        boolean inverted,
        int flips,
        boolean flapping) {}
