package dev.weir.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Single events for {@link StateRun}. */
final class Story {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Template ARMED = Corpus.scene("armed");

    private Story() {}

    /** The arming of a host of its own. */
    static byte[] armed(long number) {
        return at(number, String.format("gr%07d", number), START.plusMillis(number));
    }

    /** Another arming of the same host, so late that it opens an episode of its own. */
    static byte[] episode(long number) {
        return at(number, "gr0000000", START.plus(Duration.ofMinutes(61).multipliedBy(number)));
    }

    private static byte[] at(long number, String host, Instant time) {
        return ARMED.fill(new Fields(new SplittableRandom(number), host, time, number));
    }
}
