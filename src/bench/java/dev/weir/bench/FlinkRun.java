package dev.weir.bench;

import dev.weir.ingest.RawRecord;
import dev.weir.job.DetectionJob;
import dev.weir.job.JobConfig;
import dev.weir.local.Topics;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Flink in one process: the job itself, a peer, or a source that drops everything. */
final class FlinkRun {
    static final String PLAIN = "flink-cep-plain";
    static final String RULES = "weir-rules:";

    private FlinkRun() {}

    /**
     * Reads the topic once.
     *
     * @param last whether the result counts in any case; alerts are awaited only of what counts
     */
    static Result pass(
            LocalFlink flink, String variant, int parallelism, Topic topic, boolean last)
            throws Exception {
        StreamExecutionEnvironment environment = flink.environment(parallelism);
        String alerts = "alerts-" + UUID.randomUUID();
        boolean drops = variant.equals("drop");
        if (drops) {
            buildFloor(environment, topic);
        } else if (variant.equals(PLAIN)) {
            Topics.create(topic.servers(), 1, List.of(alerts));
            PlainJob.build(environment, topic, alerts);
        } else {
            Topics.create(topic.servers(), 1, List.of(alerts, alerts + "-dead"));
            build(environment, topic, alerts, variant.equals("weir"), rules(variant));
        }
        JobClient job = environment.executeAsync(variant);
        Meter start = Meter.at((long) (topic.records() * Result.FROM));
        Meter end = Meter.at((long) (topic.records() * Result.UNTIL));
        Result result = Result.between(start, end, variant, parallelism);
        if (!drops && !variant.startsWith(RULES) && (last || result.warm())) {
            result = result.with(AlertTally.read(topic, alerts));
        }
        job.cancel().get();
        while (Meter.consumers() > 0) {
            Thread.sleep(50);
        }
        return result;
    }

    /** The file with the rules; empty for none. */
    private static String rules(String variant) {
        return variant.startsWith(RULES) ? variant.substring(RULES.length()) : "";
    }

    static void build(
            StreamExecutionEnvironment environment,
            Topic topic,
            String alerts,
            boolean filter,
            String rules,
            String... more) {
        List<String> options =
                List.of(
                        "--kafka.bootstrap.servers",
                        topic.servers(),
                        "--input.topics",
                        topic.name(),
                        "--input.start",
                        "earliest",
                        "--input.group-id",
                        alerts,
                        "--filter.enabled",
                        String.valueOf(filter),
                        "--rules.dir",
                        rules,
                        "--alerts.topic",
                        alerts,
                        "--dead-letters.topic",
                        alerts + "-dead");
        DetectionJob.build(
                environment,
                JobConfig.of(
                        Stream.concat(options.stream(), Stream.of(more)).toArray(String[]::new)));
    }

    private static void buildFloor(StreamExecutionEnvironment environment, Topic topic) {
        environment
                .fromSource(
                        KafkaSource.<RawRecord>builder()
                                .setProperties(Clients.settings(topic.servers()))
                                .setTopics(topic.name())
                                .setGroupId("drop")
                                .setStartingOffsets(OffsetsInitializer.earliest())
                                .setDeserializer(new DropSchema())
                                .build(),
                        WatermarkStrategy.<RawRecord>noWatermarks(),
                        "drop")
                .uid("drop")
                .sinkTo(new DiscardingSink<>())
                .uid("nothing")
                .name("nothing");
    }
}
