package dev.weir.bench;

/**
 * An event as the peers see it.
 *
 * @param host short name in lower case
 * @param kind what it means
 * @param time epoch milliseconds
 */
public record PlainEvent(String host, Kind kind, long time) {

    /** What an event means to the rule; most are {@link #OTHER}. */
    public enum Kind {
        OTHER,
        ARMED,
        AT_RUN,
        AT_JOB
    }

    boolean matters() {
        return kind != Kind.OTHER;
    }

    /** Of the alert that ends with this event. */
    int severity() {
        return switch (kind) {
            case AT_JOB -> 99;
            case AT_RUN -> 73;
            default -> 47;
        };
    }
}
