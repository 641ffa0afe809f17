package dev.weir.correlate;

import java.time.Instant;
import org.apache.flink.streaming.api.TimerService;

/**
 * Timers that forget idle hosts. A host has one in each operator, however busy it is: it is set
 * when the host first comes, and set anew when it fires and finds that the host was not idle.
 */
final class Retention {

    private Retention() {}

    static Instant now(TimerService timers) {
        return Instant.ofEpochMilli(timers.currentProcessingTime());
    }

    /** Wakes the host after {@code time}: what arrives exactly then still counts. */
    static void wakeAfter(TimerService timers, Instant time) {
        timers.registerProcessingTimeTimer(time.toEpochMilli() + 1);
    }
}
