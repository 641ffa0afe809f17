package dev.weir.job;

import static java.util.stream.Collectors.joining;

import dev.weir.alert.Alert;
import dev.weir.detect.HostNaming;
import dev.weir.detect.enableat.EnableAtTokens;
import dev.weir.detect.rules.Coverage;
import dev.weir.eql.Query;
import dev.weir.ingest.KafkaInput;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RawRecordSchema;
import dev.weir.ingest.TableChange;
import dev.weir.ingest.TableChangeSchema;
import dev.weir.ingest.TableSnapshot;
import dev.weir.output.AlertSchema;
import dev.weir.output.DeadLetterSink;
import dev.weir.output.HeartbeatFunction;
import dev.weir.output.KafkaOutput;
import dev.weir.output.RuleAlertSchema;
import dev.weir.rule.EqlRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job between Kafka topics; options as {@code --key value} or {@code --config FILE}. */
public final class DetectionJob {
    static final String NAME = "weir";

    private static final Logger LOG = LoggerFactory.getLogger(DetectionJob.class);

    /** As in flink-conf/config.yaml. */
    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

    /** As there: a checkpoint that fails is late, and a restart would only repeat alerts. */
    private static final int FAILED_CHECKPOINTS = 1_000_000;

    /** What the way from the source to the reading may add to an alert. */
    private static final long FLUSH_MILLIS = 5;

    private DetectionJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        JobConfig config = JobConfig.of(arguments);
        for (String option :
                Secrets.exposed(config.input().kafka(), environment.getConfiguration())) {
            LOG.warn(
                    "{} stands where others can read it, on a command line or in job.args, which"
                            + " Flink prints; give it by --config FILE or kafka.config.providers",
                    option);
        }
        Preflight.check(config);
        checkpoints(environment, config.output().guarantee());
        tell(config.rules(), config.input().filter());
        build(environment, config);
        environment.execute(NAME);
    }

    /** What a person should know of the rules before they run. */
    private static void tell(RuleSet rules, boolean filter) {
        rules.refused().forEach(why -> LOG.warn("Rule refused: {}", why));
        if (rules.isEmpty()) {
            return;
        }
        LOG.info("Running {} rules besides the built-in detection", rules.loaded().size());
        for (EqlRule rule : rules.loaded()) {
            Map<String, Coverage> coverage = Coverage.of(Query.parse(rule.query()));
            if (coverage.values().stream().allMatch(c -> c.grade() == Coverage.Grade.NEVER)) {
                LOG.warn("Rule {} ({}) can fire on no source", rule.id(), rule.name());
            }
        }
        if (filter) {
            LOG.info("Every record is read: rules are loaded, so that the byte filter is off");
        }
    }

    /** Without checkpoints nothing commits transactions, and a restart begins with empty state. */
    private static void checkpoints(
            StreamExecutionEnvironment environment, DeliveryGuarantee guarantee) {
        if (environment
                .getConfiguration()
                .getOptional(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER)
                .isEmpty()) {
            environment
                    .getCheckpointConfig()
                    .setTolerableCheckpointFailureNumber(FAILED_CHECKPOINTS);
        }
        if (environment.getCheckpointConfig().isCheckpointingEnabled()) {
            return;
        }
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
            throw new IllegalArgumentException(
                    "delivery exactly-once needs execution.checkpointing.interval in the cluster");
        }
        LOG.warn(
                "No execution.checkpointing.interval in the cluster; taking {} s",
                CHECKPOINTS.toSeconds());
        environment.enableCheckpointing(CHECKPOINTS.toMillis());
    }

    /**
     * Adds the job to the environment; nothing runs yet. Reads the rules topic, where there is one.
     */
    public static void build(StreamExecutionEnvironment environment, JobConfig options) {
        JobConfig config = withPublished(options);
        // Hits are rare and urgent: each crosses the network at once, not when a buffer is full.
        environment.setBufferTimeout(0);
        // All records are immutable, so operators in a chain may share them.
        environment.getConfig().enableObjectReuse();
        // The dashboard shows them.
        environment.getConfig().setGlobalJobParameters(ParameterTool.fromMap(config.effective()));
        DataStreamSource<RawRecord> records =
                environment.fromSource(
                        events(config), WatermarkStrategy.noWatermarks(), OperatorIds.RAW_EVENTS);

        if (config.rules().isLive()) {
            // They cross to the task that reads them, all of them: not each by itself.
            records.setBufferTimeout(FLUSH_MILLIS);
        }

        DataStreamSource<TableChange> exceptions =
                environment.fromSource(
                        table(config.input(), config.input().exceptionsTopic()),
                        WatermarkStrategy.noWatermarks(),
                        OperatorIds.EXCEPTION_CHANGES);

        Detections detections =
                DetectionTopology.of(
                        records.uid(OperatorIds.RAW_EVENTS),
                        exceptions.uid(OperatorIds.EXCEPTION_CHANGES),
                        ruleChanges(environment, config),
                        config);

        JobConfig.Output output = config.output();
        detections
                .alerts()
                .sinkTo(
                        sink(
                                config,
                                "alerts",
                                new AlertSchema(output.alertsTopic(), output.format())))
                .uid(OperatorIds.ALERTS_SINK)
                .name(OperatorIds.ALERTS_SINK);
        if (detections.ruleAlerts() != null) {
            detections
                    .ruleAlerts()
                    .sinkTo(
                            sink(
                                    config,
                                    "rules",
                                    new RuleAlertSchema(output.alertsTopic(), output.format())))
                    .uid(OperatorIds.RULE_ALERTS_SINK)
                    .name(OperatorIds.RULE_ALERTS_SINK);
        }
        detections
                .deadLetters()
                .sinkTo(new DeadLetterSink(config.input().kafka(), output.deadLettersTopic()))
                .uid(OperatorIds.DEAD_LETTERS_SINK)
                .name(OperatorIds.DEAD_LETTERS_SINK);
        if (config.heartbeat().isOn()) {
            heartbeat(detections.heartbeats(), config);
        }
    }

    /** In a task of its own, so that no alert waits behind it for the broker. */
    private static void heartbeat(DataStream<Alert> heartbeats, JobConfig config) {
        DetectionTopology.named(
                        OperatorIds.HEARTBEAT,
                        heartbeats.process(
                                new HeartbeatFunction(
                                        config.input().kafka(),
                                        config.heartbeat().topic(),
                                        config.heartbeat().interval(),
                                        config.detection().windows().remember())))
                .setParallelism(1)
                .disableChaining();
    }

    private static KafkaSource<RawRecord> events(JobConfig config) {
        JobConfig.Input input = config.input();
        return KafkaInput.events(
                input.kafka(),
                input.topics(),
                pattern(input, config.heartbeat()),
                input.groupId(),
                input.start(),
                input.discovery(),
                new RawRecordSchema(
                        input.filter() && config.rules().isEmpty(), tokens(), input.sampleEvery()));
    }

    /** With a heartbeat its topic, too; the source goes on without a topic of a pattern. */
    private static String pattern(JobConfig.Input input, JobConfig.Heartbeat heartbeat) {
        if (!heartbeat.isOn()) {
            return input.topicPattern();
        }
        String events =
                input.topicPattern().isEmpty()
                        ? input.topics().stream().map(Pattern::quote).collect(joining("|"))
                        : input.topicPattern();
        return "(?:" + events + ")|" + Pattern.quote(heartbeat.topic());
    }

    /** What a record must contain one of, to be read. */
    private static List<String> tokens() {
        List<String> tokens = new ArrayList<>(EnableAtTokens.ANY_OF);
        tokens.add(HostNaming.TOKEN);
        return tokens;
    }

    /** The rules topic is read at the start, so that no event comes before the rules. */
    private static JobConfig withPublished(JobConfig config) {
        RuleSet rules = config.rules();
        if (!rules.isLive()) {
            return config;
        }
        List<TableChange> published = TableSnapshot.of(config.input().kafka(), rules.topic());
        LOG.info("Topic {} holds {} rules", rules.topic(), published.size());
        return config.published(published);
    }

    private static @Nullable DataStream<TableChange> ruleChanges(
            StreamExecutionEnvironment environment, JobConfig config) {
        return config.rules().isLive()
                ? environment
                        .fromSource(
                                table(config.input(), config.rules().topic()),
                                WatermarkStrategy.noWatermarks(),
                                OperatorIds.RULE_CHANGES)
                        .uid(OperatorIds.RULE_CHANGES)
                : null;
    }

    private static KafkaSource<TableChange> table(JobConfig.Input input, String topic) {
        return KafkaInput.compactedTopic(
                input.kafka(), topic, input.groupId(), input.discovery(), new TableChangeSchema());
    }

    private static <T> Sink<T> sink(
            JobConfig config, String name, KafkaRecordSerializationSchema<T> schema) {
        JobConfig.Output output = config.output();
        Properties kafka = config.input().kafka();
        return KafkaOutput.to(
                kafka,
                output.guarantee(),
                output.transactionalIdPrefix() + "-" + name,
                output.transactionTimeout(),
                schema);
    }
}
