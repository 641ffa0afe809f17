package dev.weir.bench;

import dev.weir.ingest.RawRecord;
import dev.weir.job.DetectionJob;
import dev.weir.job.JobConfig;
import dev.weir.local.Topics;
import dev.weir.normalize.EventReader;
import dev.weir.signal.SignalClassifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Flink in one process: the job itself, or a source that drops everything. */
final class FlinkRun {
    private static final int WARM_UP = 30_000;

    private FlinkRun() {}

    static Result run(String variant, int parallelism, Topic topic) throws Exception {
        StreamExecutionEnvironment environment = LocalFlink.environment(parallelism);
        String alerts = "alerts-" + ProcessHandle.current().pid();
        boolean drops = variant.equals("drop");
        if (drops) {
            buildFloor(environment, topic);
        } else {
            Topics.create(topic.servers(), 1, List.of(alerts, alerts + "-dead"));
            build(environment, topic, alerts, !variant.equals("weir-unfiltered"));
            warmUp();
        }
        JobClient job = environment.executeAsync(variant);
        Meter start = Meter.at((long) (topic.records() * Result.WARM));
        Meter end = Meter.at((long) (topic.records() * Result.DONE));
        Result result = Result.between(start, end, variant, parallelism);
        if (!drops) {
            AlertTally tally = AlertTally.read(topic.servers(), alerts, topic.corpus().truth());
            result = result.withAlerts(tally.right(), tally.expected());
        }
        job.cancel().get();
        return result;
    }

    /**
     * One event in 500 is parsed: a run is too short to get the parser compiled, which in a job that
     * has run for an hour it is.
     */
    private static void warmUp() {
        Corpus corpus = new Corpus(1, WARM_UP, 0);
        EventReader reader = new EventReader();
        SignalClassifier classifier = new SignalClassifier(Duration.ofMinutes(10));
        for (int i = 0; i < WARM_UP; i++) {
            reader.read(
                    new RawRecord(corpus.next(), "warm-up", 0, i, 0),
                    seen -> classifier.classify(seen.event(), Instant.EPOCH, "", ""),
                    letter -> {});
        }
    }

    static void build(
            StreamExecutionEnvironment environment, Topic topic, String alerts, boolean filter) {
        DetectionJob.build(
                environment,
                JobConfig.of(
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
                        "--alerts.topic",
                        alerts,
                        "--dead-letters.topic",
                        alerts + "-dead"));
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
