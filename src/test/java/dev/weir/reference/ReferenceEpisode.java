package dev.weir.reference;

import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.event.HostKey;
import java.time.Instant;

/**
 * What the reference says of an episode once everything is known.
 *
 * @param key whose it is; its domain is null when no arming of the host names one
 * @param first event time of the first arming
 * @param last event time of the last arming
 * @param effective false for armings that never take effect (32-bit view, foreign hive)
 * @param afterReset whether something was used after it was switched off again
 * @param inverted whether something that counts is stamped earlier than every arming
 * @param flips how often it was switched off after being on
 * @param flapping whether three of these lie within an hour
 */
record ReferenceEpisode(
        HostKey key,
        Instant first,
        Instant last,
        boolean effective,
        Stage stage,
        Severity severity,
        boolean suppressed,
        boolean afterReset,
        boolean inverted,
        int flips,
        boolean flapping) {

    /**
     * What the event-time order makes of the alert's id: the first arming in whole five minutes.
     */
    String identity() {
        long cell = first.getEpochSecond() / 300 * 300;
        return (effective ? "effective " : "note ") + Instant.ofEpochSecond(cell);
    }

    String domain() {
        return key.domain() == null ? "" : key.domain();
    }

    /** For a failure message: times after the start of the history. */
    @Override
    public String toString() {
        return Revision.tell(first, last, effective, stage, severity, suppressed);
    }
}
