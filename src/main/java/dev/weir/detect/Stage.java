package dev.weir.detect;

import java.util.Locale;

/** How far an episode got; the lower-case name stands in documents. */
public enum Stage {
    TENTATIVE,
    ARMED,
    TASK_CREATED,
    AT_RUN,
    AT_JOB;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
