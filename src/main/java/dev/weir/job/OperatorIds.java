package dev.weir.job;

/**
 * Both name and uid of each operator of the job. State is restored by them: one that changes loses
 * the state of running jobs.
 */
public final class OperatorIds {
    public static final String RAW_EVENTS = "raw-events";
    public static final String EXCEPTION_CHANGES = "exception-changes";
    public static final String RULE_CHANGES = "rule-changes";
    public static final String NORMALIZE = "normalize";
    public static final String DETECT = "detect";
    public static final String HOST_NAMES = "host-names";
    public static final String EXCEPTIONS = "exceptions";
    public static final String FOLLOW_ON_BUFFER = "follow-on-buffer";

    /** Carries the version of the pattern, because CEP restores state by the names of its steps. */
    public static final String ARMED_THEN_USED = "armed-then-used-v1";

    public static final String EPISODES = "episodes";
    public static final String ARMED_HOSTS = "armed-hosts";
    public static final String ALERT = "alert";
    public static final String RULES = "rules";
    public static final String RULE_EXCEPTIONS = "rule-exceptions";
    public static final String RULE_MATCHES = "rule-matches";
    public static final String SEQUENCES = "sequences";
    public static final String RULE_ALERTS = "rule-alerts";
    public static final String RULE_ALERTS_SINK = "rule-alerts-sink";
    public static final String ALERTS_SINK = "alerts-sink";
    public static final String DEAD_LETTERS_SINK = "dead-letters-sink";
    public static final String HEARTBEAT = "heartbeat";

    private OperatorIds() {}
}
