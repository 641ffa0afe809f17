package dev.weir.detect;

import org.jspecify.annotations.Nullable;

/**
 * What an event means to the detection. The order is that of strength: what stands later goes first
 * where there is no room for all, and of two copies of one fact the earlier names it.
 */
public enum HitKind {
    /** The watched setting is now on. */
    ARMED,
    /**
     * Perhaps on: another value than the one that is known to work, or a place that may not count.
     */
    ARMED_TENTATIVE,
    /** Proof of an AT job. */
    AT_JOB,
    /** An attempt to use AT. */
    AT_RUN,
    /** The setting is off or gone. */
    DISARMED,
    /** A scheduled task was made. */
    TASK_CREATED,
    /**
     * The Schedule service made a task's key, or opened that of a folder: a task was made only when
     * something else says so that folders lack.
     */
    TASK_KEY,
    /** A task's id or index was written, as only tasks have: a new one beside {@link #TASK_KEY}. */
    TASK_ID,
    /** The operating system started; an annotation, it never raises a stage. */
    REBOOTED,
    /** A task was changed or run; an annotation, it never raises a stage. */
    TASK_TOUCHED;

    public boolean arms() {
        return this == ARMED || this == ARMED_TENTATIVE;
    }

    /** Whether the hit can follow an arming as evidence. */
    public boolean followsOn() {
        return this != DISARMED && this != REBOOTED && !arms();
    }

    /** The stage that a hit brings, or can bring together with another; null for others. */
    public @Nullable Stage stage() {
        return switch (this) {
            case ARMED -> Stage.ARMED;
            case ARMED_TENTATIVE -> Stage.TENTATIVE;
            case TASK_CREATED, TASK_KEY -> Stage.TASK_CREATED;
            case AT_RUN -> Stage.AT_RUN;
            case AT_JOB -> Stage.AT_JOB;
            case DISARMED, REBOOTED, TASK_ID, TASK_TOUCHED -> null;
        };
    }
}
