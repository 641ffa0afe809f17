package dev.weir.job;

/**
 * Both name and uid of each operator of the job; the keyed half has its own in {@code correlate}.
 */
public final class OperatorIds {
    public static final String RAW_EVENTS = "raw-events";
    public static final String EXCEPTION_CHANGES = "exception-changes";
    public static final String NORMALIZE = "normalize";
    public static final String CLASSIFY = "classify";
    public static final String ALERTS_SINK = "alerts-sink";
    public static final String DEAD_LETTERS_SINK = "dead-letters-sink";

    private OperatorIds() {}
}
