package dev.weir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawRecord;
import dev.weir.job.JobConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrometheusNamesITCase {
    private static final Pattern NAME = Pattern.compile("flink_(job|task)manager_\\w+");

    /** Of what is at Kafka, which is not here: PrometheusITCase asks for them. */
    private static final List<String> OF_KAFKA =
            List.of(
                    "flink_taskmanager_job_task_operator_pendingRecords",
                    "flink_taskmanager_job_task_operator_deserializer_recordsSeen",
                    "flink_taskmanager_job_task_operator_deserializer_recordsPassed",
                    "flink_taskmanager_job_task_operator_heartbeatAge",
                    "flink_taskmanager_job_task_operator_heartbeatLatency");

    private static final byte[] NOT_USED =
            "{\"event\":{\"category\":\"network\"},\"host\":{\"name\":\"ws01\"}}"
                    .getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setConfiguration(PrometheusNames.configuration())
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    @Test
    void metrics_have_the_names_that_docs_and_alert_rules_tell() throws Exception {
        Scenario scenario = HostileRecords.aroundS02();
        List<RawRecord> records = new ArrayList<>(scenario.records(scenario.cast()));
        records.add(new RawRecord(NOT_USED, "other", 0, 0, Wire.T0.toEpochMilli()));
        ScenarioRun.run(records, JobConfig.of("--rules.dir", "flink-conf/rules"));

        assertThat(names("docs/operating.md")).isNotEmpty();
        assertThat(names("flink-conf/prometheus/weir.rules.yml")).isNotEmpty();
        assertThat(PrometheusNames.seen())
                .containsAll(names("docs/operating.md"))
                .containsAll(names("flink-conf/prometheus/weir.rules.yml"));
    }

    private static List<String> names(String file) throws IOException {
        return NAME.matcher(Files.readString(Path.of(file)))
                .results()
                .map(MatchResult::group)
                .filter(name -> !OF_KAFKA.contains(name))
                .toList();
    }
}
