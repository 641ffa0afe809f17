package dev.weir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that is interrupted when every scenario is half told says exactly what an undisturbed one
 * says.
 */
class SavepointITCase {

    @RegisterExtension static final MiniClusterExtension CLUSTER = ScenarioRun.cluster();

    private static final Cast SENTINEL = new Cast("sentinel");

    private static List<RawRecord> records;
    private static int middle;
    private static List<String> undisturbed;

    @TempDir Path folder;

    /** First halves of all scenarios, an arming of a host of its own to wait for, second halves. */
    @BeforeAll
    static void tellUndisturbed() throws Exception {
        List<RawRecord> first = new ArrayList<>();
        List<RawRecord> second = new ArrayList<>();
        for (Scenario scenario : OrderITCase.scenarios().toList()) {
            List<RawRecord> all = scenario.records(scenario.cast());
            int half = (all.size() + 1) / 2;
            first.addAll(all.subList(0, half));
            second.addAll(all.subList(half, all.size()));
        }
        Wire last = Sysmon.sysmon13(SENTINEL.h1(), 0, Names.ON);
        first.addAll(Scenario.records(SENTINEL, List.of(last)));
        records = Stream.concat(first.stream(), second.stream()).toList();
        middle = first.size();
        StreamExecutionEnvironment env = ScenarioRun.environment(new Configuration());
        undisturbed =
                told(
                        ScenarioRun.collect(env, ScenarioRun.detections(Tape.play(env, records)))
                                .documents());
        assertThat(undisturbed).anyMatch(line -> line.contains("at_job"));
    }

    @Test
    void stopped_with_savepoint_and_restored_at_another_parallelism_tells_the_same()
            throws Exception {
        List<Document> documents = new ArrayList<>();
        String savepoint = stopInTheMiddle(documents);
        int before = documents.size();

        Configuration configuration = new Configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        // Unclaimed is only what the first job's collecting sink had, and that has been read.
        configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        StreamExecutionEnvironment env = ScenarioRun.environment(configuration);
        env.setParallelism(3);
        documents.addAll(
                ScenarioRun.collect(env, ScenarioRun.detections(Tape.play(env, records)))
                        .documents());

        assertThat(documents).hasSizeGreaterThan(before);
        assertThat(told(documents)).isEqualTo(undisturbed);
    }

    private String stopInTheMiddle(List<Document> documents) throws Exception {
        StreamExecutionEnvironment env = ScenarioRun.environment(new Configuration());
        try (CloseableIterator<String> alerts =
                ScenarioRun.documents(
                                ScenarioRun.detections(
                                        Tape.play(env, records, middle, Tape.AtMark.HOLD)))
                        .collectAsync()) {
            JobClient job = env.executeAsync("to be stopped");
            Document document;
            do {
                document = Document.read(alerts.next());
                documents.add(document);
            } while (!document.host().equals(SENTINEL.h1().name()));
            String savepoint =
                    job.stopWithSavepoint(
                                    false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                            .get();
            alerts.forEachRemaining(json -> documents.add(Document.read(json)));
            return savepoint;
        }
    }

    @Test
    void failed_after_checkpoint_and_recovered_tells_the_same() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment env = ScenarioRun.environment(configuration);

        Outcome outcome =
                ScenarioRun.collect(
                        env,
                        ScenarioRun.detections(
                                Tape.play(env, records, middle, Tape.AtMark.FAIL_ONCE)));

        assertThat(told(outcome.documents())).isEqualTo(undisturbed);
    }

    /** One line a document; those of a host keep their order. */
    private static List<String> told(List<Document> documents) {
        return documents.stream()
                .map(d -> d.host() + " " + d.revision() + " " + d.id() + " " + d.summary())
                .sorted()
                .toList();
    }
}
