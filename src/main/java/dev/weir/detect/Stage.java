package dev.weir.detect;

import java.util.Locale;

/** How far an episode got; the lower-case name stands in documents. */
public enum Stage {
    TENTATIVE(0),
    ARMED(1),
    TASK_CREATED(2),
    AT_RUN(3),
    AT_JOB(4);

    private final int rank;

    Stage(int rank) {
        this.rank = rank;
    }

    /** The stage as a digit of the revision. */
    public int rank() {
        return rank;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
