package dev.weir.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real telemetry without an arming stays silent; with one in front it escalates. */
class ReplayRecordingsITCase {

    @RegisterExtension static final MiniClusterExtension CLUSTER = ScenarioRun.cluster();

    private static Path folder;

    @BeforeAll
    static void findRecordings() {
        folder = Path.of(System.getProperty("weir.shared", "missing"), "recordings");
        assumeTrue(Files.isDirectory(folder), "no recordings in " + folder);
    }

    @Test
    void recordings_without_arming_are_silent() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            Path[] recordings =
                    files.filter(f -> f.toString().endsWith(".gz")).sorted().toArray(Path[]::new);

            Outcome outcome = play(List.of(), recordings);

            assertThat(recordings).hasSize(5);
            assertThat(outcome.documents()).isEmpty();
            assertThat(outcome.deadLetters())
                    .extracting(Outcome.Rejected::reason)
                    .doesNotContain("internal_error", "malformed_json");
        }
    }

    /** Both hosts: one runs schtasks against the other, which gets the task. */
    @Test
    void remote_task_creation_with_arming_in_front_escalates() throws Exception {
        Instant before = Instant.parse("2020-12-19T11:59:50Z");
        Machine client = new Machine("WORKSTATION5.theshire.local");
        Machine server = new Machine("WORKSTATION6.theshire.local");

        Outcome outcome =
                play(
                        List.of(arming(client, before), arming(server, before)),
                        recording("schtask_create"));

        assertThat(last(outcome, "workstation5")).isEqualTo(Told.TASK_63);
        assertThat(last(outcome, "workstation6")).isEqualTo(Told.TASK_63);
    }

    @Test
    void local_task_creation_with_arming_in_front_escalates() throws Exception {
        Instant before = Instant.parse("2020-09-21T07:15:40Z");
        Machine host = new Machine("WORKSTATION5.theshire.local");

        Outcome outcome =
                play(List.of(arming(host, before)), recording("empire_schtasks_creation"));

        assertThat(last(outcome, "workstation5")).isEqualTo(Told.TASK_63);
    }

    private static Wire arming(Machine host, Instant time) {
        double seconds = Duration.between(Wire.T0, time).toMillis() / 1000.0;
        return Sysmon.sysmon13(host, seconds, Names.ON);
    }

    /** The last revision of the only alert of a host. */
    private static Told last(Outcome outcome, String host) {
        List<List<Document>> alerts = outcome.alerts(new Machine(host));
        assertThat(alerts).as(host).hasSize(1);
        List<Document> revisions = alerts.get(0);
        return revisions.get(revisions.size() - 1).told();
    }

    private static Path recording(String start) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(start))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Outcome play(List<Wire> inFront, Path... files) throws Exception {
        StreamExecutionEnvironment env = ScenarioRun.environment(new Configuration());
        return ScenarioRun.collect(
                env, ScenarioRun.detections(Recording.play(env, inFront, files)));
    }
}
