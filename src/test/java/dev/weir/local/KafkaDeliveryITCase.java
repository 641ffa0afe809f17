package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.job.DetectionJob;
import dev.weir.job.JobConfig;
import dev.weir.local.demo.DemoEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The job between the topics of a real broker. */
class KafkaDeliveryITCase {

    @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JobClient> jobs = new ArrayList<>();
    private final String events = BROKER.topic("events", 2);
    private final String alerts = BROKER.topic("alerts", 1);
    private final String rejects = BROKER.topic("rejects", 1);

    @AfterEach
    void cancel() throws Exception {
        for (JobClient job : jobs) {
            job.cancel().get();
        }
    }

    @Test
    void alerts_come_out_at_once_without_waiting_for_a_checkpoint() throws Exception {
        run(Duration.ofHours(1), "at-least-once");

        BROKER.send(events, event("eng-ws12-sysmon-armed"), event("eng-ws12-defend-at-exe"));

        assertThat(read(alerts, 2))
                .extracting(alert -> alert.at("/weir/stage").asText())
                .containsExactly("armed", "at_run");
    }

    @Test
    void a_record_is_keyed_by_the_id_of_its_alert() throws Exception {
        run(Duration.ofHours(1), "at-least-once");

        BROKER.send(events, event("eng-ws12-sysmon-armed"));

        ConsumerRecord<byte[], byte[]> record =
                BROKER.read(alerts, 1, "read_committed", PATIENCE).get(0);
        assertThat(JSON.readTree(record.value()).at("/event/id").asText())
                .isEqualTo(new String(record.key()));
    }

    @Test
    void a_damaged_record_is_found_again_in_the_dead_letters() throws Exception {
        run(Duration.ofHours(1), "at-least-once");
        byte[] damaged = event("cut-off");

        BROKER.send(events, damaged);

        JsonNode letter = read(rejects, 1).get(0);
        assertThat(letter.path("reason").asText()).isEqualTo("malformed_json");
        assertThat(letter.toString()).contains(events);
        assertThat(BROKER.read(alerts, 1, "read_committed", Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void a_topic_that_takes_no_dead_letters_stops_no_alert() throws Exception {
        run(Duration.ofMillis(500), "at-least-once");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, rejects);
            ConfigEntry size = new ConfigEntry("max.message.bytes", "10");
            admin.incrementalAlterConfigs(
                            Map.of(
                                    topic,
                                    List.of(new AlterConfigOp(size, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
        for (int i = 0; i < 20; i++) {
            BROKER.send(events, event("cut-off"));
        }

        BROKER.send(events, event("eng-ws12-sysmon-armed"), event("eng-ws12-defend-at-exe"));

        assertThat(read(alerts, 2))
                .extracting(alert -> alert.at("/weir/stage").asText())
                .containsExactly("armed", "at_run");
        assertThat(BROKER.read(rejects, 1, "read_committed", Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void exactly_once_neither_loses_nor_repeats_an_alert_when_a_task_manager_dies(
            @InjectMiniCluster MiniCluster flink) throws Exception {
        run(Duration.ofMillis(500), "exactly-once");
        BROKER.send(events, event("eng-ws12-sysmon-armed"));
        assertThat(read(alerts, 1)).hasSize(1);

        flink.terminateTaskManager(0).get();
        flink.startTaskManager();
        BROKER.send(events, event("eng-ws12-defend-at-exe"));
        BROKER.send(events, event("fin-ws07-defender-armed"));
        List<JsonNode> committed = read(alerts, 3);

        assertThat(committed)
                .extracting(alert -> alert.at("/weir/host_key").asText())
                .containsExactlyInAnyOrder("eng-ws12", "eng-ws12", "fin-ws07");
        assertThat(committed)
                .filteredOn(alert -> alert.at("/weir/host_key").asText().equals("eng-ws12"))
                .extracting(alert -> alert.at("/weir/revision").asInt())
                .containsExactly(47_100_100, 73_310_100);
        // Longer than two checkpoints: nothing more is committed.
        assertThat(BROKER.read(alerts, 4, "read_committed", Duration.ofSeconds(3))).hasSize(3);
    }

    private void run(Duration checkpoints, String guarantee) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(2);
        DetectionJob.build(
                environment,
                JobConfig.of(
                        "--kafka.bootstrap.servers",
                        BROKER.bootstrapServers(),
                        "--input.topics",
                        events,
                        "--input.group-id",
                        events,
                        "--alerts.topic",
                        alerts,
                        "--dead-letters.topic",
                        rejects,
                        "--exceptions.topic",
                        BROKER.topic("exceptions", 1),
                        "--delivery.guarantee",
                        guarantee,
                        "--delivery.transactional-id-prefix",
                        events));
        jobs.add(environment.executeAsync(events));
    }

    private static byte[] event(String name) {
        return DemoEvent.load(name).at(Instant.now(), "", 1);
    }

    private static List<JsonNode> read(String topic, int count) throws Exception {
        List<JsonNode> documents = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record :
                BROKER.read(topic, count, "read_committed", PATIENCE)) {
            documents.add(JSON.readTree(record.value()));
        }
        return documents;
    }
}
