package dev.weir.detect;

/** What an event means to the detection. */
public enum HitKind {
    /** The watched setting is now on. */
    ARMED,
    /**
     * Perhaps on: another value than the one that is known to work, or a place that may not count.
     */
    ARMED_TENTATIVE,
    /** The setting is off or gone. */
    DISARMED,
    /** The operating system started; an annotation, it never raises a stage. */
    REBOOTED,
    /** Proof of an AT job. */
    AT_JOB,
    /** An attempt to use AT. */
    AT_RUN,
    TASK_CREATED,
    /** A task was changed or run; an annotation, it never raises a stage. */
    TASK_TOUCHED;

    public boolean arms() {
        return this == ARMED || this == ARMED_TENTATIVE;
    }

    /** Whether the hit can follow an arming as evidence. */
    public boolean followsOn() {
        return this == AT_JOB || this == AT_RUN || this == TASK_CREATED || this == TASK_TOUCHED;
    }
}
