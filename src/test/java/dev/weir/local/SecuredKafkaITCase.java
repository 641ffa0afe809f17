package dev.weir.local;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.job.DetectionJob;
import dev.weir.job.JobConfig;
import dev.weir.job.Preflight;
import dev.weir.local.demo.DemoEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.resource.ResourcePattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The job at a broker that speaks TLS alone, with no rights but those of docs/operating.md. */
class SecuredKafkaITCase {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static SecuredBroker broker;
    private static Admin admin;

    @TempDir Path folder;

    @BeforeAll
    static void start(@TempDir Path stores) throws Exception {
        broker = SecuredBroker.start(stores);
        admin = Admin.create(broker.owner());
        broker.create(admin, "events", "exceptions", "rules", "alerts", "letters", "beats");
        ResourcePattern group = new ResourcePattern(GROUP, "soc", LITERAL);
        ResourcePattern transactions = new ResourcePattern(TRANSACTIONAL_ID, "soc-", PREFIXED);
        broker.allow(
                admin,
                List.of(
                        SecuredBroker.right(topic("events"), READ),
                        SecuredBroker.right(topic("exceptions"), READ),
                        SecuredBroker.right(topic("rules"), READ),
                        SecuredBroker.right(topic("alerts"), WRITE),
                        SecuredBroker.right(topic("alerts"), DESCRIBE_CONFIGS),
                        SecuredBroker.right(topic("letters"), WRITE),
                        SecuredBroker.right(topic("letters"), DESCRIBE_CONFIGS),
                        SecuredBroker.right(topic("beats"), READ),
                        SecuredBroker.right(topic("beats"), WRITE),
                        SecuredBroker.right(group, READ),
                        SecuredBroker.right(transactions, WRITE)));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void alerts_dead_letters_exceptions_rules_and_heartbeats_pass_over_tls() throws Exception {
        JobConfig config = config(broker.trusted(), SecuredBroker.USER_PASSWORD);
        byte[] exception =
                DemoEvent.load("exception-patch-tool")
                        .at(Instant.now().plus(Duration.ofDays(1)), "", 1);
        broker.send("exceptions", "patch-tool", exception);
        String rule = LiveJob.toml("r-1", "At", "process where process.name == \"at.exe\"");
        broker.send("rules", "r-1", rule.getBytes(StandardCharsets.UTF_8));

        Preflight.check(config);
        JobClient job = run(config);
        try {
            awaitRead("exceptions");
            awaitRead("beats");
            Records.send(
                    broker.owner(),
                    "events",
                    event("ops-ws01-endgame-armed"),
                    event("eng-ws12-sysmon-armed"),
                    event("acc-ws05-sysmon-at-exe"),
                    event("cut-off"));

            assertThat(read("alerts", 3))
                    .extracting(
                            alert -> alert.at("/weir/host_key").asText(),
                            alert -> alert.at("/weir/suppressed").asBoolean())
                    .containsExactlyInAnyOrder(
                            tuple("ops-ws01", true),
                            tuple("eng-ws12", false),
                            tuple("acc-ws05", false));
            assertThat(read("letters", 1))
                    .extracting(letter -> letter.path("reason").asText())
                    .containsExactly("malformed_json");
        } finally {
            job.cancel().get();
        }
    }

    @Test
    void no_password_is_shown() throws Exception {
        JobConfig config = config(broker.trusted(), SecuredBroker.USER_PASSWORD);

        assertThat(config.input().kafka())
                .containsEntry("ssl.truststore.password", SecuredBroker.STORE_PASSWORD);
        assertThat(config.effective())
                .containsEntry("kafka.ssl.truststore.password", "******")
                .containsEntry("kafka.sasl.jaas.config", "******")
                .containsEntry("kafka.security.protocol", "SASL_SSL");
        assertThat(config.effective().toString())
                .doesNotContain(SecuredBroker.STORE_PASSWORD, SecuredBroker.USER_PASSWORD);
    }

    @Test
    void a_wrong_trust_store_is_named() throws Exception {
        JobConfig config = config(broker.wronglyTrusted(), SecuredBroker.USER_PASSWORD);

        assertThatThrownBy(() -> Preflight.check(config))
                .hasMessageStartingWith(
                        "topic events at %s: SSL handshake failed: PKIX path building failed"
                                .formatted(broker.bootstrapServers()));
    }

    @Test
    void a_wrong_password_is_named() throws Exception {
        JobConfig config = config(broker.trusted(), "another");

        assertThatThrownBy(() -> Preflight.check(config))
                .hasMessage(
                        "topic events at %s: Authentication failed: Invalid username or password"
                                .formatted(broker.bootstrapServers()));
    }

    @Test
    void plaintext_is_refused() {
        Map<String, Object> plain =
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "request.timeout.ms",
                        2_000,
                        "default.api.timeout.ms",
                        2_000);

        try (Admin client = Admin.create(plain)) {
            assertThatThrownBy(() -> client.listTopics().names().get())
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    /** As docs/operating.md says: one secret in the file, one fetched by a provider. */
    private JobConfig config(Path trust, String password) throws Exception {
        Path secrets = folder.resolve("secrets.properties");
        Files.writeString(
                secrets, "jaas=" + SecuredBroker.login(SecuredBroker.USER, password) + "\n");
        Path options = folder.resolve("job.properties");
        Files.writeString(
                options,
                """
                kafka.bootstrap.servers=%s
                kafka.security.protocol=SASL_SSL
                kafka.sasl.mechanism=PLAIN
                kafka.sasl.jaas.config=${file:%s:jaas}
                kafka.ssl.truststore.location=%s
                kafka.ssl.truststore.password=%s
                kafka.config.providers=file
                kafka.config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
                input.topics=events
                input.group-id=soc
                exceptions.topic=exceptions
                rules.topic=rules
                alerts.topic=alerts
                dead-letters.topic=letters
                heartbeat.topic=beats
                delivery.guarantee=exactly-once
                delivery.transactional-id-prefix=soc
                """
                        .formatted(
                                broker.bootstrapServers(),
                                secrets,
                                trust,
                                SecuredBroker.STORE_PASSWORD));
        return JobConfig.of("--config", options.toString());
    }

    private static JobClient run(JobConfig config) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(1);
        DetectionJob.build(environment, config);
        return environment.executeAsync("secured");
    }

    /** A checkpoint has what lies there: every operator knows it. */
    private static void awaitRead(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        OffsetAndMetadata committed = null;
        while (committed == null || committed.offset() < 1) {
            assertThat(System.nanoTime()).as(topic + " read").isLessThan(deadline);
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    admin.listConsumerGroupOffsets("soc").partitionsToOffsetAndMetadata().get();
            committed = offsets.get(partition);
        }
    }

    private static byte[] event(String name) {
        return DemoEvent.load(name).at(Instant.now(), "", 1);
    }

    private static List<JsonNode> read(String topic, int count) throws Exception {
        List<JsonNode> documents = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record :
                Records.read(broker.owner(), topic, count, "read_committed", PATIENCE)) {
            documents.add(JSON.readTree(record.value()));
        }
        return documents;
    }

    private static ResourcePattern topic(String name) {
        return new ResourcePattern(TOPIC, name, LITERAL);
    }
}
