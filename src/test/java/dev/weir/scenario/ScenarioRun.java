package dev.weir.scenario;

import dev.weir.alert.Alert;
import dev.weir.ingest.RawRecord;
import dev.weir.job.DetectionTopology;
import dev.weir.job.Detections;
import dev.weir.job.JobConfig;
import dev.weir.output.AlertDocument;
import dev.weir.output.AlertFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
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
        List<RawRecord> records = new ArrayList<>();
        List<String> exceptions = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            records.addAll(scenario.records(scenario.cast()));
            exceptions.addAll(scenario.exceptions(scenario.cast()));
        }
        return run(records, exceptions);
    }

    /** All records in order of arrival, with no exceptions. */
    static Outcome run(List<RawRecord> records) throws Exception {
        return run(records, List.of());
    }

    private static Outcome run(List<RawRecord> records, List<String> exceptions) throws Exception {
        List<RawRecord> ordered = new ArrayList<>(records);
        ordered.sort(Comparator.comparingLong(RawRecord::ingested));
        StreamExecutionEnvironment env = environment(new Configuration());
        return collect(env, Tape.play(env, ordered));
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

    static Outcome collect(StreamExecutionEnvironment env, DataStream<RawRecord> records)
            throws Exception {
        Detections detections = detections(records);
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
