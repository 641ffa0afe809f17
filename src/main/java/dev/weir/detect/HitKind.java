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
    /** The operating system started; an annotation, it never raises a stage. */
    REBOOTED,
    /** A task was changed or run; an annotation, it never raises a stage. */
    TASK_TOUCHED;

    public boolean arms() {
        return this == ARMED || this == ARMED_TENTATIVE;
    }

    /** Whether the hit can follow an arming as evidence. */
    public boolean followsOn() {
        return this == AT_JOB || this == AT_RUN || this == TASK_CREATED || this == TASK_TOUCHED;
    }

    /** The stage that a hit brings by itself; null for hits that bring none. */
    public @Nullable Stage stage() {
        return switch (this) {
            case ARMED -> Stage.ARMED;
            case ARMED_TENTATIVE -> Stage.TENTATIVE;
            case TASK_CREATED -> Stage.TASK_CREATED;
            case AT_RUN -> Stage.AT_RUN;
            case AT_JOB -> Stage.AT_JOB;
            case DISARMED, REBOOTED, TASK_TOUCHED -> null;
        };
    }
}
