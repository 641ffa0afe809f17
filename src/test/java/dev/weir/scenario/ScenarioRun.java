package dev.weir.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.alert.Alert;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.TableChange;
import dev.weir.job.DetectionTopology;
import dev.weir.job.Detections;
import dev.weir.job.JobConfig;
import dev.weir.output.AlertDocument;
import dev.weir.output.AlertFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;

/** Runs raw records through the whole topology in the MiniCluster of the test. */
final class ScenarioRun {

    private static final int PARALLELISM = 2;
    private static final String EXCEPTIONS = "exceptions";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScenarioRun() {}

    static MiniClusterExtension cluster() {
        return new MiniClusterExtension(
                new MiniClusterResourceConfiguration.Builder()
                        .setNumberTaskManagers(1)
                        .setNumberSlotsPerTaskManager(2 * PARALLELISM)
                        .build());
    }

    /** Each scenario once, on its own hosts. */
    static Outcome tell(List<Scenario> scenarios) throws Exception {
        return run(records(scenarios));
    }

    /** The same; their exceptions are in force before the first event. */
    static Outcome tellWithExceptions(List<Scenario> scenarios) throws Exception {
        List<RawRecord> all = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (String json : scenario.exceptions(scenario.cast())) {
                byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
                all.add(new RawRecord(bytes, EXCEPTIONS, 0, all.size(), Wire.T0.toEpochMilli()));
            }
        }
        int events = all.size();
        all.addAll(inOrderOfArrival(records(scenarios)));
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        StreamExecutionEnvironment env = environment(configuration);
        DataStream<RawRecord> tape = Tape.play(env, all, events, Tape.AtMark.AWAIT_CHECKPOINT);
        DataStream<TableChange> changes =
                tape.filter(record -> record.topic().equals(EXCEPTIONS))
                        .uid("exception-records")
                        .map(record -> new TableChange(id(record), false, record))
                        .returns(TableChange.class)
                        .uid("changes");
        DataStream<RawRecord> records =
                tape.filter(record -> !record.topic().equals(EXCEPTIONS)).uid("event-records");
        return collect(env, DetectionTopology.of(records, changes, null, JobConfig.defaults()));
    }

    /** The key of the record on the topic of exceptions. */
    private static String id(RawRecord exception) throws IOException {
        return JSON.readTree(exception.value()).path("id").textValue();
    }

    /** All records in order of arrival, with no exceptions. */
    static Outcome run(List<RawRecord> records) throws Exception {
        return run(records, JobConfig.defaults());
    }

    static Outcome run(List<RawRecord> records, JobConfig config) throws Exception {
        StreamExecutionEnvironment env = environment(new Configuration());
        DataStream<RawRecord> tape = Tape.play(env, inOrderOfArrival(records));
        return collect(env, DetectionTopology.of(tape, config));
    }

    private static List<RawRecord> records(List<Scenario> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.records(scenario.cast()).stream())
                .toList();
    }

    private static List<RawRecord> inOrderOfArrival(List<RawRecord> records) {
        return records.stream().sorted(Comparator.comparingLong(RawRecord::ingested)).toList();
    }

    /** As strict as the cluster: every operator named, no Kryo. */
    static StreamExecutionEnvironment environment(Configuration configuration) {
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(PARALLELISM);
        return env;
    }

    static Outcome collect(StreamExecutionEnvironment env, Detections detections) throws Exception {
        List<Document> documents = new ArrayList<>();
        List<Outcome.Rejected> rejected = new ArrayList<>();
        try (CloseableIterator<String> alerts = documents(detections).collectAsync();
                CloseableIterator<String> letters = deadLetters(detections).collectAsync()) {
            env.executeAsync("scenarios");
            alerts.forEachRemaining(json -> documents.add(Document.read(json)));
            letters.forEachRemaining(line -> rejected.add(Outcome.Rejected.read(line)));
        }
        return new Outcome(List.copyOf(documents), List.copyOf(rejected));
    }

    /** The line without exceptions. */
    static Detections detections(DataStream<RawRecord> records) {
        return DetectionTopology.of(records, JobConfig.defaults());
    }

    /** Each revision in both formats, one line each. */
    static DataStream<String> documents(Detections detections) {
        return detections
                .alerts()
                .map(alert -> line(alert, AlertFormat.ECS) + "\n" + line(alert, AlertFormat.OCSF))
                .returns(Types.STRING)
                .uid("documents");
    }

    private static String line(Alert alert, AlertFormat format) {
        return new String(AlertDocument.write(alert, format), StandardCharsets.UTF_8);
    }

    private static DataStream<String> deadLetters(Detections detections) {
        return detections
                .deadLetters()
                .map(letter -> letter.raw().topic() + " " + letter.reason().name())
                .returns(Types.STRING)
                .uid("rejected");
    }
}
