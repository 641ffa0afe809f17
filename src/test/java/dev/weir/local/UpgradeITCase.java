package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.job.DetectionJob;
import dev.weir.job.JobConfig;
import dev.weir.local.demo.DemoEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The savepoint in the test resources, taken when four stories were half told, is restored by this
 * build, at a broker of its own, with another option and another text of a rule: the second halves
 * give what they would have given. {@code -Dweir.savepoint=write} takes it anew.
 */
class UpgradeITCase {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    private static final Path SAVEPOINT = Path.of("src/test/resources/savepoint");
    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was told before: hosts that are armed, the first stage of a sequence among them. */
    private static final String BEFORE =
            """
            acc-ws05 1825b459c997f69af30e4441d65de9eb 1 rule: AT scheduling enabled by a change of the registry
            acc-ws05 45be832c16060fed849bca3bc28731cd 1 rule: AT scheduling enabled in the registry
            acc-ws05 a9ccced9472f42bde73669902c0b43a1 47100100 armed: Scheduled Tasks AT Command Enabled
            eng-ws12 58877b65678490329206950b4e39d435 47100100 armed: Scheduled Tasks AT Command Enabled
            eng-ws12 c2d6b0bec340390cba5f58760ad94576 1 rule: AT scheduling enabled by a change of the registry
            eng-ws12 e8a8ae128f2cce6ffec47bf7bcb6454a 1 rule: AT scheduling enabled in the registry
            """;

    /** And after: ids go on, what waited is found, what was excepted still is. */
    private static final String AFTER =
            """
            acc-ws05 a6ede2ec5065eb2c5504bb2861271e8d 1 rule: at.exe started with a time
            acc-ws05 a9ccced9472f42bde73669902c0b43a1 73310100 at_run: Scheduled Tasks AT Command Enabled
            acc-ws05 ab9d03ac7d179d89ef64c821ab21304c 1 rule: AT was used
            eng-ws12 58877b65678490329206950b4e39d435 73310100 at_run: Scheduled Tasks AT Command Enabled
            eng-ws12 cae19b8e7cfb2d3a946779c6addf8674 1 rule: at.exe started with a time
            hr-ws03 285172fd09e7c9932068fa606489d9cd 47100100 armed: Scheduled Tasks AT Command Enabled
            hr-ws03 285172fd09e7c9932068fa606489d9cd 63210100 task_created: Scheduled Tasks AT Command Enabled
            hr-ws03 fcb74094e715cc797082e34cdd8b4e15 1 rule: AT scheduling enabled in the registry
            ops-ws01 8fb91182dc8d7cf3d0f9545d0ea1e912 47100000 armed, excepted: Scheduled Tasks AT Command Enabled
            ops-ws01 cdd47897bc60867307871a2f09df49c7 1 rule: AT scheduling enabled by a change of the registry
            """;

    @TempDir Path folder;
    private Broker broker;

    @BeforeEach
    void start() {
        broker = Broker.start();
        broker.createTopics(1, "events", "exceptions", "alerts", "letters");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void a_savepoint_of_the_released_format_goes_on_in_this_build() throws Exception {
        if ("write".equals(System.getProperty("weir.savepoint"))) {
            write();
        } else {
            restore();
        }
    }

    private void restore() throws Exception {
        // What the first job has read is not read again: the first would be dead letters, the
        // second would suppress an alert.
        for (int i = 0; i < firstHalves().size(); i++) {
            send(event(0, "cut-off"));
        }
        send(exception("other", "eng-*"));
        for (ProducerRecord<String, byte[]> event : secondHalves()) {
            send(event);
        }
        Path rules = anotherText();
        Configuration settings = new Configuration();
        settings.set(StateRecoveryOptions.SAVEPOINT_PATH, SAVEPOINT.toUri().toString());

        JobClient job = run(settings, rules, "--alerts.evidence-limit", "50");
        await(Map.of("events", firstHalves().size() + secondHalves().size()));
        job.cancel().get();

        assertThat(told()).isEqualTo(AFTER);
        assertThat(Records.readAll(broker.bootstrapServers(), "letters", "read_committed"))
                .isEmpty();
    }

    private void write() throws Exception {
        send(exception("patch-tool", "ops-ws*"));
        for (ProducerRecord<String, byte[]> event : firstHalves()) {
            send(event);
        }
        Configuration settings = new Configuration();
        // One file.
        settings.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.parse("1mb"));

        JobClient job = run(settings, Path.of("flink-conf/rules"));
        await(Map.of("events", firstHalves().size(), "exceptions", 1));
        assertThat(told()).isEqualTo(BEFORE);
        String savepoint =
                job.stopWithSavepoint(
                                false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();

        Files.createDirectories(SAVEPOINT);
        try (Stream<Path> files = Files.list(Path.of(URI.create(savepoint)))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            Files.write(
                    SAVEPOINT.resolve(all.get(0).getFileName()), Files.readAllBytes(all.get(0)));
        }
    }

    private static List<ProducerRecord<String, byte[]>> firstHalves() {
        return List.of(
                event(0, "eng-ws12-sysmon-armed"),
                // Waits for the arming that explains it.
                event(30, "hr-ws03-security-task"),
                event(40, "acc-ws05-defender-armed"));
    }

    private static List<ProducerRecord<String, byte[]>> secondHalves() {
        return List.of(
                event(60, "eng-ws12-defend-at-exe"),
                event(20, "hr-ws03-sentinelone-armed"),
                event(70, "acc-ws05-sysmon-at-exe"),
                event(80, "ops-ws01-endgame-armed"));
    }

    /** It arrives a hundred seconds after the start, whenever that is. */
    private static ProducerRecord<String, byte[]> event(int second, String name) {
        byte[] value = DemoEvent.load(name).at(T0.plusSeconds(second), "", 1);
        return new ProducerRecord<>(
                "events", null, T0.plusSeconds(100).toEpochMilli(), null, value);
    }

    private static ProducerRecord<String, byte[]> exception(String id, String hosts) {
        String json =
                """
                {"id": "%s", "owner": "it", "reason": "known", "expires": "2999-01-01T00:00:00Z",
                 "match": {"host": "%s"}, "applies_to": ["armed", "at_run"]}
                """
                        .formatted(id, hosts);
        return new ProducerRecord<>("exceptions", id, json.getBytes(UTF_8));
    }

    private void send(ProducerRecord<String, byte[]> record) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    /** The rules, one of which has another name since. */
    private Path anotherText() throws IOException {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        try (Stream<Path> files = Files.list(Path.of("flink-conf/rules"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".toml")).toList()) {
                String text = Files.readString(file);
                Files.writeString(
                        rules.resolve(file.getFileName()),
                        text.replace("AT scheduling enabled and at.exe started", "AT was used"));
            }
        }
        return rules;
    }

    private JobClient run(Configuration settings, Path rules, String... more) throws Exception {
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.MAX_PARALLELISM, 720);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(1);
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--kafka.bootstrap.servers",
                                broker.bootstrapServers(),
                                "--input.topics",
                                "events",
                                "--exceptions.topic",
                                "exceptions",
                                "--alerts.topic",
                                "alerts",
                                "--dead-letters.topic",
                                "letters",
                                "--rules.dir",
                                rules.toString()));
        options.addAll(List.of(more));
        DetectionJob.build(environment, JobConfig.of(options.toArray(String[]::new)));
        return environment.executeAsync("upgrade");
    }

    /** A checkpoint has so many records of each topic: all operators have seen them. */
    private void await(Map<String, Integer> counts) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            for (Map.Entry<String, Integer> topic : counts.entrySet()) {
                TopicPartition partition = new TopicPartition(topic.getKey(), 0);
                long offset = 0;
                while (offset < topic.getValue()) {
                    assertThat(System.nanoTime()).as(topic + " read").isLessThan(deadline);
                    Map<TopicPartition, OffsetAndMetadata> offsets =
                            admin.listConsumerGroupOffsets("weir")
                                    .partitionsToOffsetAndMetadata()
                                    .get();
                    OffsetAndMetadata committed = offsets.get(partition);
                    offset = committed == null ? 0 : committed.offset();
                }
            }
        }
    }

    /** One line a document, sorted: host, id, revision, stage or rule, name. */
    private String told() throws IOException {
        List<String> told = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record :
                Records.readAll(broker.bootstrapServers(), "alerts", "read_committed")) {
            JsonNode alert = JSON.readTree(record.value());
            told.add(
                    "%s %s %d %s%s %s"
                            .formatted(
                                    alert.at("/weir/host_key").asText(),
                                    alert.at("/event/id").asText(),
                                    alert.at("/weir/revision").asInt(),
                                    alert.at("/weir/stage").asText("rule"),
                                    alert.at("/weir/suppressed").asBoolean() ? ", excepted:" : ":",
                                    alert.at("/rule/name").asText()));
        }
        Collections.sort(told);
        return String.join("\n", told) + "\n";
    }
}
