package dev.weir.correlate;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.streaming.api.TimerService;

/** Timers that forget idle hosts: on the full hour, so that a busy host has few of them. */
final class Retention {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private Retention() {}

    static Instant now(TimerService timers) {
        return Instant.ofEpochMilli(timers.currentProcessingTime());
    }

    /** Wakes the host on the first full hour that is at least {@code idle} from now. */
    static void wake(TimerService timers, Duration idle) {
        long due = timers.currentProcessingTime() + idle.toMillis();
        timers.registerProcessingTimeTimer((due + HOUR - 1) / HOUR * HOUR);
    }
}
