package dev.weir.job;

import dev.weir.episode.Windows;
import dev.weir.exceptions.ExceptionRule;
import dev.weir.ingest.RecordLimits;
import dev.weir.ingest.TableChange;
import dev.weir.output.AlertFormat;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.util.TimeUtils;

/**
 * The options of one run, validated. Immutable but for {@link Input#kafka}, which nobody changes.
 *
 * @param input where raw records come from
 * @param detection how they are judged
 * @param rules what is run besides the built-in detection
 * @param output where alerts and dead letters go
 * @param heartbeat how it is seen that the job works
 * @param effective every option in force as text, for the dashboard; nothing secret
 */
public record JobConfig(
        Input input,
        Detection detection,
        RuleSet rules,
        Output output,
        Heartbeat heartbeat,
        Map<String, String> effective) {

    /**
     * Where raw records and exceptions come from.
     *
     * @param kafka properties of every Kafka client
     * @param topics input topics; not used when there is a pattern
     * @param topicPattern regular expression of input topics; empty for none
     * @param groupId consumer group
     * @param start {@code committed}, {@code earliest}, {@code latest} or an ISO-8601 instant
     * @param discovery how often new partitions are looked for
     * @param exceptionsTopic compacted topic with the exceptions
     * @param filter whether records that cannot matter are dropped unparsed
     * @param sampleEvery one in so many dropped records is parsed all the same; 0 for none
     */
    public record Input(
            Properties kafka,
            List<String> topics,
            String topicPattern,
            String groupId,
            String start,
            Duration discovery,
            String exceptionsTopic,
            boolean filter,
            int sampleEvery) {}

    /**
     * How events are judged.
     *
     * @param limits what one record may cost
     * @param tenantPattern finds the tenant in the topic's name; empty for one tenant
     * @param maxClockLead an event time further ahead of its arrival is not believed
     * @param windows what belongs together
     * @param evidenceLimit how many facts an alert carries
     * @param exceptions in force from the start; those of the topic win
     */
    public record Detection(
            RecordLimits limits,
            String tenantPattern,
            Duration maxClockLead,
            Windows windows,
            int evidenceLimit,
            List<ExceptionRule> exceptions)
            implements Serializable {}

    /**
     * Where alerts and dead letters go.
     *
     * @param alertsTopic where alerts go
     * @param format shape of the alert documents
     * @param deadLettersTopic where records go that cannot be used
     * @param guarantee of both
     * @param transactionalIdPrefix for exactly-once
     * @param transactionTimeout for exactly-once
     */
    public record Output(
            String alertsTopic,
            AlertFormat format,
            String deadLettersTopic,
            DeliveryGuarantee guarantee,
            String transactionalIdPrefix,
            Duration transactionTimeout) {}

    /**
     * How it is seen that the job works.
     *
     * @param topic where the job writes what it reads itself; empty for none
     * @param interval how often
     */
    public record Heartbeat(String topic, Duration interval) {

        public boolean isOn() {
            return !topic.isEmpty();
        }
    }

    /** The same with what the rules topic holds. */
    JobConfig published(List<TableChange> changes) {
        return new JobConfig(
                input, detection, rules.published(changes), output, heartbeat, effective);
    }

    public static JobConfig defaults() {
        return of();
    }

    /**
     * Reads {@code --key value} arguments, and {@code --config FILE} with a properties file.
     *
     * @throws IllegalArgumentException naming key, value and place of what is wrong
     */
    public static JobConfig of(String... arguments) {
        Options options = Options.of(arguments);
        Input input = input(options);
        Output output = output(options);
        Detection detection = detection(options);
        RuleSet rules = RuleOptions.of(options);
        Heartbeat heartbeat =
                new Heartbeat(
                        options.get(JobOptions.HEARTBEAT_TOPIC),
                        options.get(JobOptions.HEARTBEAT_INTERVAL));
        refuseLoops(input, rules, output, heartbeat);
        refuseUnknown(detection.exceptions(), rules);
        return new JobConfig(input, detection, rules, output, heartbeat, options.effective());
    }

    /** What the job writes must not come back as input, and no two kinds of record may mix. */
    private static void refuseLoops(
            Input input, RuleSet rules, Output output, Heartbeat heartbeat) {
        Map<String, Option<String, String>> known = new HashMap<>();
        Map<Option<String, String>, String> own = new LinkedHashMap<>();
        own.put(JobOptions.ALERTS_TOPIC, output.alertsTopic());
        own.put(JobOptions.DEAD_LETTERS_TOPIC, output.deadLettersTopic());
        own.put(JobOptions.EXCEPTIONS_TOPIC, input.exceptionsTopic());
        if (rules.isLive()) {
            own.put(RuleOptions.RULES_TOPIC, rules.topic());
        }
        if (heartbeat.isOn()) {
            own.put(JobOptions.HEARTBEAT_TOPIC, heartbeat.topic());
        }
        own.forEach(
                (option, topic) -> {
                    boolean read =
                            input.topicPattern().isEmpty()
                                    ? input.topics().contains(topic)
                                    : topic.matches(input.topicPattern());
                    if (read) {
                        throw new IllegalArgumentException(
                                "option '%s': '%s' is an input topic, too"
                                        .formatted(option.key(), topic));
                    }
                    Option<String, String> other = known.put(topic, option);
                    if (other != null) {
                        throw new IllegalArgumentException(
                                "option '%s': '%s' is the topic of '%s', too"
                                        .formatted(option.key(), topic, other.key()));
                    }
                });
    }

    /** An exception of a rule that is not loaded would cover nothing. */
    private static void refuseUnknown(List<ExceptionRule> exceptions, RuleSet rules) {
        Set<String> known = rules.ids();
        for (ExceptionRule exception : exceptions) {
            String named = exception.match().rule();
            if (named != null && known != null && !known.contains(named)) {
                throw new IllegalArgumentException(
                        "option '%s': exception %s: match.rule: no rule with the id %s is loaded"
                                .formatted(
                                        JobOptions.EXCEPTIONS_FILE.key(), exception.id(), named));
            }
        }
    }

    /** A window that the others cut off would be accepted and have no effect. */
    private static void refuseLonger(
            Options options, Option<Duration, Duration> inner, Option<Duration, Duration> outer) {
        Duration within = options.get(inner);
        Duration all = options.get(outer);
        if (within.compareTo(all) > 0) {
            throw new IllegalArgumentException(
                    "option '%s' (%s) must not be longer than '%s' (%s)"
                            .formatted(
                                    inner.key(),
                                    TimeUtils.formatWithHighestUnit(within),
                                    outer.key(),
                                    TimeUtils.formatWithHighestUnit(all)));
        }
    }

    /** Two episodes of one host within the grid of the ids would be one alert. */
    private static void refuseBelowGrid(Options options, Option<Duration, Duration> option) {
        Duration span = options.get(option);
        if (span.compareTo(Windows.GRID) < 0) {
            throw new IllegalArgumentException(
                    "option '%s' (%s) must not be shorter than %s, the grid of the alerts' ids"
                            .formatted(
                                    option.key(),
                                    TimeUtils.formatWithHighestUnit(span),
                                    TimeUtils.formatWithHighestUnit(Windows.GRID)));
        }
    }

    private static Input input(Options options) {
        return new Input(
                options.kafka(),
                options.get(JobOptions.INPUT_TOPICS),
                options.get(JobOptions.INPUT_TOPIC_PATTERN),
                options.get(JobOptions.INPUT_GROUP_ID),
                options.get(JobOptions.INPUT_START),
                options.get(JobOptions.INPUT_DISCOVERY),
                options.get(JobOptions.EXCEPTIONS_TOPIC),
                options.get(JobOptions.FILTER),
                options.get(JobOptions.FILTER_SAMPLE));
    }

    private static Detection detection(Options options) {
        Windows windows =
                new Windows(
                        options.get(JobOptions.CLOCK_TOLERANCE),
                        options.get(JobOptions.AT_USE),
                        options.get(JobOptions.TASK_CREATED),
                        options.get(JobOptions.TASK_HIGH),
                        options.get(JobOptions.TASK_TOUCHED),
                        options.get(JobOptions.AFTER_RESET),
                        options.get(JobOptions.FLIP),
                        options.get(JobOptions.DUPLICATE),
                        options.get(JobOptions.HOLD),
                        options.get(JobOptions.REMEMBER),
                        options.get(JobOptions.NEARBY));
        if (windows.remember().compareTo(windows.atUse()) <= 0) {
            throw new IllegalArgumentException(
                    String.format(
                            "option '%s' (%s) must be longer than '%s' (%s)",
                            JobOptions.REMEMBER.key(),
                            windows.remember(),
                            JobOptions.AT_USE.key(),
                            windows.atUse()));
        }
        refuseBelowGrid(options, JobOptions.FLIP);
        refuseBelowGrid(options, JobOptions.AT_USE);
        refuseLonger(options, JobOptions.TASK_CREATED, JobOptions.AT_USE);
        refuseLonger(options, JobOptions.TASK_HIGH, JobOptions.TASK_CREATED);
        refuseLonger(options, JobOptions.HOLD, JobOptions.REMEMBER);
        return new Detection(
                new RecordLimits(
                        options.get(JobOptions.MAX_BYTES),
                        options.get(JobOptions.MAX_EXPANSION),
                        options.get(JobOptions.MAX_TOKENS),
                        options.get(JobOptions.MAX_DEPTH),
                        options.get(JobOptions.MAX_DOCUMENTS),
                        options.get(JobOptions.MAX_DEAD_LETTERS)),
                options.get(JobOptions.TENANT_PATTERN),
                options.get(JobOptions.CLOCK_LEAD),
                windows,
                options.get(JobOptions.EVIDENCE_LIMIT),
                options.get(JobOptions.EXCEPTIONS_FILE));
    }

    private static Output output(Options options) {
        return new Output(
                options.get(JobOptions.ALERTS_TOPIC),
                options.get(JobOptions.ALERTS_FORMAT),
                options.get(JobOptions.DEAD_LETTERS_TOPIC),
                options.get(JobOptions.DELIVERY),
                options.get(JobOptions.TRANSACTIONAL_ID_PREFIX),
                options.get(JobOptions.TRANSACTION_TIMEOUT));
    }
}
