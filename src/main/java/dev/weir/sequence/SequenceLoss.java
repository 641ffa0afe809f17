package dev.weir.sequence;

import java.util.List;

/**
 * Why an event became no part of a match where it met a stage, or what waited no longer waits.
 *
 * @param reason why
 * @param hit the event
 * @param stage the stage that it met, from 0
 * @param others the events that the reason is about; empty for {@link Reason#NOTHING}
 */
public record SequenceLoss(Reason reason, SequenceHit hit, int stage, List<SequenceHit> others) {

    /** What happened. */
    public enum Reason {
        /** The event waits instead of the others, which were older. */
        NEWER,
        /** The others waited, and the first of them is longer ago than maxspan. */
        SPAN,
        /** One that meets {@code until} came between. */
        UNTIL,
        /** Another event has taken what waited. */
        USED,
        /** No event has met the stage before. */
        NOTHING
    }
}
