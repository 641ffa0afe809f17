package dev.weir.detect.rules.index;

import java.time.Duration;

/** Makes costs without spending time. */
public final class TestCosts {
    private TestCosts() {}

    /** As many runs as bring one sample, which took so long. */
    public static void add(Cost cost, Duration sample) {
        while (!cost.begins()) {
            // Not timed.
        }
        cost.ended(cost.now() - sample.toNanos());
    }
}
