package dev.weir.job;

import dev.weir.episode.Windows;
import dev.weir.exceptions.ExceptionFile;
import dev.weir.exceptions.ExceptionRule;
import dev.weir.ingest.RecordLimits;
import dev.weir.output.AlertFormat;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Every option of the job, the one list. Cluster matters stand in Flink's own configuration. */
final class JobOptions {
    private static final Windows WINDOWS = Windows.defaults();
    private static final RecordLimits LIMITS = RecordLimits.defaults();

    /** Keys with this prefix go to every Kafka client without it. */
    static final String KAFKA = "kafka.";

    static final Option<String, String> BOOTSTRAP_SERVERS =
            Option.text(KAFKA + "bootstrap.servers", "localhost:9092", "The Kafka brokers.");
    static final Option<String, List<String>> INPUT_TOPICS =
            Option.text(
                    "input.topics",
                    "endpoint-events",
                    "topics, comma between them",
                    "Topics with raw endpoint events, any mix of vendors on each.",
                    Option::topics);
    static final Option<String, String> INPUT_TOPIC_PATTERN =
            Option.text(
                    "input.topic-pattern",
                    "",
                    "regular expression",
                    "Regular expression of input topics; when set, `input.topics` is not used.",
                    text -> Pattern.compile(text).pattern());
    static final Option<String, String> INPUT_GROUP_ID =
            Option.text(
                    "input.group-id", "weir", "Consumer group under which offsets are committed.");
    static final Option<String, String> INPUT_START =
            Option.text(
                    "input.start",
                    "committed",
                    "`committed`, `earliest`, `latest` or an ISO-8601 instant",
                    "Where a job without saved state begins; `committed` without an offset is"
                            + " `earliest`.",
                    Option::startOf);
    static final Option<Duration, Duration> INPUT_DISCOVERY =
            Option.duration(
                    "input.discovery-interval",
                    Duration.ofMinutes(1),
                    "How often new topics and partitions are looked for.");
    static final Option<Boolean, Boolean> FILTER =
            Option.bool(
                    "filter.enabled",
                    true,
                    "Drop records unparsed that cannot matter, judged by their bytes.");
    static final Option<Integer, Integer> FILTER_SAMPLE =
            Option.number(
                    "filter.sample-every",
                    1000,
                    "One in so many dropped records is parsed all the same, so that garbage shows;"
                            + " 0 for none.",
                    0,
                    Integer.MAX_VALUE);
    static final Option<Integer, Integer> MAX_BYTES =
            limit("bytes", LIMITS.bytes(), 1_000_000, "The length of a record, unpacked.");
    static final Option<Integer, Integer> MAX_EXPANSION =
            limit("expansion", LIMITS.expansion(), 10, "How many bytes a packed one may become.");
    static final Option<Integer, Integer> MAX_TOKENS =
            limit("tokens", LIMITS.tokens(), 1_000, "JSON tokens of a record.");
    static final Option<Integer, Integer> MAX_DEPTH =
            limit("depth", LIMITS.depth(), 20, "Nesting of a record's JSON.");
    static final Option<Integer, Integer> MAX_DOCUMENTS =
            limit("documents", LIMITS.documents(), 1, "Events of a record.");
    static final Option<Integer, Integer> MAX_DEAD_LETTERS =
            limit("dead-letters", LIMITS.deadLetters(), 1, "Dead letters of a record.");
    static final Option<String, String> TENANT_PATTERN =
            Option.text(
                    "tenant.pattern",
                    "",
                    "regular expression",
                    "Regular expression with one group that finds the tenant in the topic's name;"
                            + " without it there is one tenant, `default`.",
                    Option::grouped);
    static final Option<Duration, Duration> CLOCK_LEAD =
            Option.duration(
                    "clock.max-lead",
                    Duration.ofMinutes(10),
                    "An event time further ahead of its arrival is not believed.");
    static final Option<Duration, Duration> CLOCK_TOLERANCE =
            Option.duration(
                    "correlation.clock-tolerance",
                    WINDOWS.clockTolerance(),
                    "How much earlier than its arming a follow-on may be stamped.");
    static final Option<Duration, Duration> AT_USE =
            Option.duration(
                    "correlation.at-use",
                    WINDOWS.atUse(),
                    "From the last arming to a use of AT; also the end of an episode.");
    static final Option<Duration, Duration> TASK_CREATED =
            Option.duration(
                    "correlation.task-created",
                    WINDOWS.taskCreated(),
                    "From the first arming to the creation of a task.");
    static final Option<Duration, Duration> TASK_HIGH =
            Option.duration(
                    "correlation.task-high",
                    WINDOWS.taskHigh(),
                    "Up to here the creation of a task is high, then medium.");
    static final Option<Duration, Duration> TASK_TOUCHED =
            Option.duration(
                    "correlation.task-touched",
                    WINDOWS.taskTouched(),
                    "From the latest arming to a task's change or run, an annotation.");
    static final Option<Duration, Duration> AFTER_RESET =
            Option.duration(
                    "correlation.after-reset",
                    WINDOWS.afterReset(),
                    "How long after a reset the creation of a task still counts.");
    static final Option<Duration, Duration> FLIP =
            Option.duration(
                    "correlation.flip",
                    WINDOWS.flip(),
                    "Armed again after a reset within this span of the previous arming: the same"
                            + " episode.");
    static final Option<Duration, Duration> DUPLICATE =
            Option.duration(
                    "correlation.duplicate",
                    WINDOWS.duplicate(),
                    "Copies of one fact are no further apart.");
    static final Option<Duration, Duration> HOLD =
            Option.duration(
                    "correlation.hold",
                    WINDOWS.hold(),
                    "Arrival time for which a follow-on waits for a late arming.");
    static final Option<Duration, Duration> REMEMBER =
            Option.duration(
                    "correlation.remember",
                    WINDOWS.remember(),
                    "Arrival time for which an arming is remembered; longer than"
                            + " `correlation.at-use`.");
    static final Option<Duration, Duration> NEARBY =
            Option.duration(
                    "alerts.nearby-tasks",
                    WINDOWS.nearby(),
                    "Other task creations this close to the arming are listed in the alert.");
    static final Option<Integer, Integer> EVIDENCE_LIMIT =
            Option.number(
                    "alerts.evidence-limit",
                    100,
                    "So many facts are kept in an alert, the rest is counted.",
                    1,
                    100);
    static final Option<String, String> ALERTS_TOPIC =
            Option.topic(
                    "alerts.topic", "weir.alerts", "Where alerts go; record key is `event.id`.");
    static final Option<String, AlertFormat> ALERTS_FORMAT =
            Option.choice(
                    "alerts.format",
                    List.of(AlertFormat.ECS, AlertFormat.OCSF),
                    "Shape of the alert documents.");
    static final Option<String, String> DEAD_LETTERS_TOPIC =
            Option.topic(
                    "dead-letters.topic",
                    "weir.dead-letters",
                    "Where records go that cannot be used.");
    static final Option<String, String> EXCEPTIONS_TOPIC =
            Option.topic(
                    "exceptions.topic",
                    "weir.exceptions",
                    "Compacted topic with the exceptions; it may appear later.");
    static final Option<String, List<ExceptionRule>> EXCEPTIONS_FILE =
            Option.text(
                    "exceptions.file",
                    "",
                    "file",
                    "Exceptions in force from the start, read when the job is submitted; those of"
                            + " the topic win.",
                    text -> text.isEmpty() ? List.of() : ExceptionFile.named(text));
    static final Option<String, DeliveryGuarantee> DELIVERY =
            Option.choice(
                    "delivery.guarantee",
                    List.of(DeliveryGuarantee.AT_LEAST_ONCE, DeliveryGuarantee.EXACTLY_ONCE),
                    "`exactly-once` writes by Kafka transactions, which readers see at each"
                            + " checkpoint.");
    static final Option<String, String> TRANSACTIONAL_ID_PREFIX =
            Option.text(
                    "delivery.transactional-id-prefix",
                    "weir",
                    "Start of the transactional ids; no two jobs may share it.");
    static final Option<Duration, Duration> TRANSACTION_TIMEOUT =
            Option.duration(
                    "delivery.transaction-timeout",
                    Duration.ofMinutes(15),
                    "Longer than the longest outage that must lose nothing, and not above the"
                            + " broker's `transaction.max.timeout.ms`.");

    static final Option<String, String> HEARTBEAT_TOPIC =
            Option.topicOrNone(
                    "heartbeat.topic",
                    "Topic to which the job writes an event that raises an alert, and from which it"
                            + " reads it, so that metrics tell whether it works. Empty for none.");
    static final Option<Duration, Duration> HEARTBEAT_INTERVAL =
            Option.duration(
                    "heartbeat.interval",
                    Duration.ofMinutes(1),
                    "How often it does that.",
                    Duration.ofSeconds(1));

    private static final List<Option<?, ?>> OWN =
            List.of(
                    BOOTSTRAP_SERVERS,
                    INPUT_TOPICS,
                    INPUT_TOPIC_PATTERN,
                    INPUT_GROUP_ID,
                    INPUT_START,
                    INPUT_DISCOVERY,
                    FILTER,
                    FILTER_SAMPLE,
                    MAX_BYTES,
                    MAX_EXPANSION,
                    MAX_TOKENS,
                    MAX_DEPTH,
                    MAX_DOCUMENTS,
                    MAX_DEAD_LETTERS,
                    TENANT_PATTERN,
                    CLOCK_LEAD,
                    CLOCK_TOLERANCE,
                    AT_USE,
                    TASK_CREATED,
                    TASK_HIGH,
                    TASK_TOUCHED,
                    AFTER_RESET,
                    FLIP,
                    DUPLICATE,
                    HOLD,
                    REMEMBER,
                    NEARBY,
                    EVIDENCE_LIMIT,
                    ALERTS_TOPIC,
                    ALERTS_FORMAT,
                    DEAD_LETTERS_TOPIC,
                    EXCEPTIONS_TOPIC,
                    EXCEPTIONS_FILE,
                    DELIVERY,
                    TRANSACTIONAL_ID_PREFIX,
                    TRANSACTION_TIMEOUT,
                    HEARTBEAT_TOPIC,
                    HEARTBEAT_INTERVAL);

    /** Those of the rules included. */
    static final List<Option<?, ?>> ALL =
            Stream.concat(OWN.stream(), RuleOptions.ALL.stream()).toList();

    private JobOptions() {}

    private static Option<Integer, Integer> limit(
            String name, int value, int least, String description) {
        return Option.number(
                "limits." + name,
                value,
                description + " What passes it is one dead letter `too_large`.",
                least,
                Integer.MAX_VALUE);
    }
}
