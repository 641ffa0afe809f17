package dev.weir.sequence;

import java.util.List;

/**
 * What an event is to a sequence under one key.
 *
 * @param key the values that join
 * @param stages a bit a stage, the first stage lowest
 * @param until whether the event meets the {@code until}
 */
public record SequenceTouch(SequenceKey key, long[] stages, boolean until) {

    static SequenceTouch of(List<String> key, SequenceStage stage, int length) {
        long[] stages = new long[(length + Long.SIZE - 1) / Long.SIZE];
        for (int place : stage.places()) {
            stages[place / Long.SIZE] |= 1L << (place % Long.SIZE);
        }
        return new SequenceTouch(new SequenceKey(List.copyOf(key)), stages, stage.isUntil());
    }

    SequenceTouch and(SequenceTouch other) {
        long[] both = stages.clone();
        for (int word = 0; word < both.length; word++) {
            both[word] |= other.stages[word];
        }
        return new SequenceTouch(key, both, until || other.until);
    }

    /**
     * @param order the event's place among all events
     * @param identity the same for the same event, whichever record brings it
     * @param arrived when it became known, epoch milliseconds
     */
    public SequenceHit hit(EventOrder order, String identity, long arrived) {
        return new SequenceHit(order, identity, stages, until, arrived);
    }
}
