package dev.weir.job;

import dev.weir.alert.ExceptionFile;
import dev.weir.alert.ExceptionRule;
import dev.weir.correlate.Windows;
import dev.weir.output.AlertFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.util.TimeUtils;

/** Every option of the job, the one list. Cluster matters stand in Flink's own configuration. */
final class JobOptions {
    private static final Windows WINDOWS = Windows.defaults();

    /** Keys with this prefix go to every Kafka client without it. */
    static final String KAFKA = "kafka.";

    static final Option<String> BOOTSTRAP_SERVERS =
            text(KAFKA + "bootstrap.servers", "localhost:9092", "The Kafka brokers.");
    static final Option<List<String>> INPUT_TOPICS =
            new Option<>(
                    "input.topics",
                    "endpoint-events",
                    "list",
                    "Topics with raw endpoint events, any mix of vendors on each.",
                    JobOptions::list);
    static final Option<String> INPUT_TOPIC_PATTERN =
            regex(
                    "input.topic-pattern",
                    "Regular expression of input topics; when set, `input.topics` is not used.");
    static final Option<String> INPUT_GROUP_ID =
            text("input.group-id", "weir", "Consumer group under which offsets are committed.");
    static final Option<String> INPUT_START =
            new Option<>(
                    "input.start",
                    "committed",
                    "`committed`, `earliest`, `latest` or an ISO-8601 instant",
                    "Where a job without saved state begins; `committed` without an offset is"
                            + " `earliest`.",
                    JobOptions::start);
    static final Option<Duration> INPUT_DISCOVERY =
            duration(
                    "input.discovery-interval",
                    Duration.ofMinutes(1),
                    "How often new topics and partitions are looked for.");
    static final Option<Boolean> FILTER =
            new Option<>(
                    "filter.enabled",
                    "true",
                    "boolean",
                    "Drop records unparsed that cannot matter, judged by their bytes.",
                    JobOptions::bool);
    static final Option<Integer> FILTER_SAMPLE =
            number(
                    "filter.sample-every",
                    1000,
                    "One in so many dropped records is parsed all the same, so that garbage shows;"
                            + " 0 for none.",
                    0,
                    Integer.MAX_VALUE);
    static final Option<String> TENANT_PATTERN =
            new Option<>(
                    "tenant.pattern",
                    "",
                    "regular expression",
                    "Regular expression with one group that finds the tenant in the topic's name;"
                            + " without it there is one tenant, `default`.",
                    JobOptions::tenant);
    static final Option<Duration> CLOCK_LEAD =
            duration(
                    "clock.max-lead",
                    Duration.ofMinutes(10),
                    "An event time further ahead of its arrival is not believed.");
    static final Option<Duration> CLOCK_TOLERANCE =
            duration(
                    "correlation.clock-tolerance",
                    WINDOWS.clockTolerance(),
                    "How much earlier than its arming a follow-on may be stamped.");
    static final Option<Duration> AT_USE =
            duration(
                    "correlation.at-use",
                    WINDOWS.atUse(),
                    "From the last arming to a use of AT; also the end of an episode.");
    static final Option<Duration> TASK_CREATED =
            duration(
                    "correlation.task-created",
                    WINDOWS.taskCreated(),
                    "From the first arming to the creation of a task.");
    static final Option<Duration> TASK_HIGH =
            duration(
                    "correlation.task-high",
                    WINDOWS.taskHigh(),
                    "Up to here the creation of a task is high, then medium.");
    static final Option<Duration> TASK_TOUCHED =
            duration(
                    "correlation.task-touched",
                    WINDOWS.taskTouched(),
                    "From the latest arming to a task's change or run, an annotation.");
    static final Option<Duration> AFTER_RESET =
            duration(
                    "correlation.after-reset",
                    WINDOWS.afterReset(),
                    "How long after a reset the creation of a task still counts.");
    static final Option<Duration> FLIP =
            duration(
                    "correlation.flip",
                    WINDOWS.flip(),
                    "Armed again after a reset within this span of the previous arming: the same"
                            + " episode.");
    static final Option<Duration> DUPLICATE =
            duration(
                    "correlation.duplicate",
                    WINDOWS.duplicate(),
                    "Copies of one fact are no further apart.");
    static final Option<Duration> HOLD =
            duration(
                    "correlation.hold",
                    WINDOWS.hold(),
                    "Arrival time for which a follow-on waits for a late arming.");
    static final Option<Duration> REMEMBER =
            duration(
                    "correlation.remember",
                    WINDOWS.remember(),
                    "Arrival time for which an arming is remembered; longer than"
                            + " `correlation.at-use`.");
    static final Option<Duration> NEARBY =
            duration(
                    "alerts.nearby-tasks",
                    WINDOWS.nearby(),
                    "Other task creations this close to the arming are listed in the alert.");
    static final Option<Integer> EVIDENCE_LIMIT =
            number(
                    "alerts.evidence-limit",
                    100,
                    "So many facts are kept in an alert, the rest is counted.",
                    1,
                    100);
    static final Option<String> ALERTS_TOPIC =
            text("alerts.topic", "weir.alerts", "Where alerts go; record key is `event.id`.");
    static final Option<AlertFormat> ALERTS_FORMAT =
            choice(
                    "alerts.format",
                    List.of(AlertFormat.ECS, AlertFormat.OCSF),
                    "Shape of the alert documents.");
    static final Option<String> DEAD_LETTERS_TOPIC =
            text(
                    "dead-letters.topic",
                    "weir.dead-letters",
                    "Where records go that cannot be used.");
    static final Option<String> EXCEPTIONS_TOPIC =
            text(
                    "exceptions.topic",
                    "weir.exceptions",
                    "Compacted topic with the exceptions; it may appear later.");
    static final Option<List<ExceptionRule>> EXCEPTIONS_FILE =
            new Option<>(
                    "exceptions.file",
                    "",
                    "file",
                    "Exceptions in force from the start, read when the job is submitted; those of"
                            + " the topic win.",
                    text -> text.isEmpty() ? List.of() : ExceptionFile.read(Path.of(text)));
    static final Option<DeliveryGuarantee> DELIVERY =
            choice(
                    "delivery.guarantee",
                    List.of(DeliveryGuarantee.AT_LEAST_ONCE, DeliveryGuarantee.EXACTLY_ONCE),
                    "`exactly-once` writes by Kafka transactions, which readers see at each"
                            + " checkpoint.");
    static final Option<String> TRANSACTIONAL_ID_PREFIX =
            text(
                    "delivery.transactional-id-prefix",
                    "weir",
                    "Start of the transactional ids; no two jobs may share it.");
    static final Option<Duration> TRANSACTION_TIMEOUT =
            duration(
                    "delivery.transaction-timeout",
                    Duration.ofMinutes(15),
                    "Longer than the longest outage that must lose nothing, and not above the"
                            + " broker's `transaction.max.timeout.ms`.");

    static final List<Option<?>> ALL =
            List.of(
                    BOOTSTRAP_SERVERS,
                    INPUT_TOPICS,
                    INPUT_TOPIC_PATTERN,
                    INPUT_GROUP_ID,
                    INPUT_START,
                    INPUT_DISCOVERY,
                    FILTER,
                    FILTER_SAMPLE,
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
                    TRANSACTION_TIMEOUT);

    private JobOptions() {}

    private static Option<String> text(String key, String value, String description) {
        return new Option<>(key, value, "text", description, JobOptions::required);
    }

    private static Option<String> regex(String key, String description) {
        return new Option<>(
                key,
                "",
                "regular expression",
                description,
                text -> Pattern.compile(text).pattern());
    }

    private static Option<Duration> duration(String key, Duration value, String description) {
        return new Option<>(
                key,
                TimeUtils.formatWithHighestUnit(value),
                "duration",
                description,
                text -> {
                    Duration duration = TimeUtils.parseDuration(text);
                    return check(!duration.isNegative(), duration, "must not be negative");
                });
    }

    private static Option<Integer> number(
            String key, int value, String description, int least, int most) {
        Function<String, Integer> parser =
                text -> {
                    int number = Integer.parseInt(text);
                    boolean fine = number >= least && number <= most;
                    return check(fine, number, "must be from " + least + " to " + most);
                };
        return new Option<>(key, String.valueOf(value), "number", description, parser);
    }

    /** The first of the values is the default. */
    private static <E extends Enum<E>> Option<E> choice(
            String key, List<E> values, String description) {
        String names = String.join(", ", values.stream().map(JobOptions::word).toList());
        Function<String, E> parser =
                text ->
                        values.stream()
                                .filter(each -> word(each).equals(text))
                                .findFirst()
                                .orElseThrow(
                                        () -> new IllegalArgumentException("not one of " + names));
        return new Option<>(key, word(values.get(0)), names, description, parser);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String required(String text) {
        return check(!text.isBlank(), text, "must not be empty");
    }

    private static List<String> list(String text) {
        return Arrays.stream(required(text).split(",")).map(String::strip).toList();
    }

    private static String tenant(String text) {
        int groups = Pattern.compile(text).matcher("").groupCount();
        return check(text.isEmpty() || groups > 0, text, "has no group");
    }

    private static Boolean bool(String text) {
        return check(text.equals("true") || text.equals("false"), text, "not true or false")
                .equals("true");
    }

    private static String start(String text) {
        if (!List.of("committed", "earliest", "latest").contains(text)) {
            Instant.parse(text);
        }
        return text;
    }

    private static <T> T check(boolean fine, T value, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
        return value;
    }
}
