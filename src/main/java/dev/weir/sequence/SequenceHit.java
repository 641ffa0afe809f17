package dev.weir.sequence;

import java.util.Comparator;

/**
 * An event that meets stages of a sequence, under one key.
 *
 * @param order its place among all events
 * @param identity the same for the same event, whichever record brings it
 * @param stages a bit a stage, the first stage lowest
 * @param until whether it meets the {@code until} of the sequence
 * @param arrived when it became known, epoch milliseconds
 */
public record SequenceHit(
        EventOrder order, String identity, long[] stages, boolean until, long arrived) {

    /** Total: two events of one place are told apart by their identities. */
    static final Comparator<SequenceHit> ORDER =
            Comparator.comparing(SequenceHit::order).thenComparing(SequenceHit::identity);

    boolean meets(int stage) {
        int word = stage / Long.SIZE;
        return word < stages.length && (stages[word] >>> (stage % Long.SIZE) & 1) != 0;
    }

    SequenceHit arrivedAt(long time) {
        return new SequenceHit(order, identity, stages, until, time);
    }
}
