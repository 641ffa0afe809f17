package dev.weir.detect.rules.index;

import java.util.function.LongSupplier;

/** What the conditions of a rule cost so far, by a sample of their runs. Not thread-safe. */
public final class Cost {
    /** One run in so many is timed; no multiple of what programs usually repeat. */
    private static final int EVERY = 61;

    private final LongSupplier clock;
    private long runs;
    private long samples;
    private long sampledNanos;

    public Cost() {
        this(System::nanoTime);
    }

    Cost(LongSupplier clock) {
        this.clock = clock;
    }

    /** Counts a run, and tells whether it is to be timed. */
    boolean begins() {
        return runs++ % EVERY == EVERY - 1;
    }

    long now() {
        return clock.getAsLong();
    }

    void ended(long from) {
        samples++;
        sampledNanos += clock.getAsLong() - from;
    }

    /** How often one of the conditions was run. */
    public long runs() {
        return runs;
    }

    /** How long all runs took, as far as the sample tells; 0 while there is none. */
    public long nanos() {
        return samples == 0 ? 0 : (long) (sampledNanos / (double) samples * runs);
    }
}
