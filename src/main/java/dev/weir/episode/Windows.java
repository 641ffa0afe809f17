package dev.weir.episode;

import java.io.Serializable;
import java.time.Duration;

/**
 * The spans of time that decide what belongs together. All bounds are inclusive and, unless said
 * otherwise, compare event times.
 *
 * @param clockTolerance how much earlier than its arming a follow-on may be stamped
 * @param atUse from the last arming to the use of AT
 * @param taskCreated from the first arming of the episode to a task's creation
 * @param taskHigh up to here a task's creation is more than medium
 * @param taskTouched from the last arming to a task's change or run
 * @param afterReset how long after a reset a task's creation still counts
 * @param flip armed again after a reset within this span of the previous arming: the same episode
 * @param duplicate copies of one fact are no further apart
 * @param hold arrival time for which a follow-on waits for an arming that is late
 * @param remember arrival time for which an arming is remembered
 * @param nearby task creations this close to the arming are listed as context
 */
public record Windows(
        Duration clockTolerance,
        Duration atUse,
        Duration taskCreated,
        Duration taskHigh,
        Duration taskTouched,
        Duration afterReset,
        Duration flip,
        Duration duplicate,
        Duration hold,
        Duration remember,
        Duration nearby)
        implements Serializable {

    /**
     * Ids of alerts hold the time of the opening cut to this. Not configurable, and no episode may
     * be parted from the next by less.
     */
    public static final Duration GRID = Duration.ofMinutes(5);

    public static Windows defaults() {
        return new Windows(
                Duration.ofSeconds(120),
                Duration.ofDays(7),
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofSeconds(60),
                Duration.ofHours(24),
                Duration.ofDays(8),
                Duration.ofHours(1));
    }
}
