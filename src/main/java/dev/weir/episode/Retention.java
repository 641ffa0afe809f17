package dev.weir.episode;

import java.time.Instant;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * Timers that forget idle hosts. A host has one in each operator, however busy it is: it is set
 * when the host first comes, and set anew when it fires and finds that the host was not idle. An
 * instance lives as long as the operator runs.
 */
final class Retention {

    private @Nullable Instant started;

    /** Processing time. */
    Instant now(TimerService timers) {
        Instant now = Instant.ofEpochMilli(timers.currentProcessingTime());
        if (started == null) {
            started = now;
        }
        return now;
    }

    /**
     * Since when the host is idle. While the job does not run no host is: what was sent then is
     * still to come, and its cause or effect may wait here.
     */
    Instant idleSince(Instant touched, TimerService timers) {
        Instant now = now(timers);
        Instant running = started == null ? now : started;
        return touched.isBefore(running) ? running : touched;
    }

    /** Wakes the host after {@code time}: what arrives exactly then still counts. */
    void wakeAfter(TimerService timers, Instant time) {
        timers.registerProcessingTimeTimer(time.toEpochMilli() + 1);
    }
}
