package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.FlinkRest;
import dev.weir.local.Ports;
import dev.weir.local.Records;
import dev.weir.local.Scripts;
import dev.weir.local.demo.DemoEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of the scripts for the tests of a class, and what they do to it. */
abstract class LocalCluster {

    @TempDir static Path folder;

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final int REST = Ports.free();
    static final int KAFKA = Ports.free();
    static final String BOOTSTRAP = "127.0.0.1:" + KAFKA;
    static final String DASHBOARD = "http://127.0.0.1:" + REST;

    /** Further flags of the scripts' JVM; see {@link Reporting}. */
    static String javaOptions = "";

    @BeforeAll
    static void start() throws Exception {
        Scripts.Ran ran = script("cluster.sh", "start");
        assertThat(ran.exit()).as(ran.errors()).isZero();
        assertThat(ran.output()).contains(DASHBOARD, BOOTSTRAP);
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(script("cluster.sh", "stop").output())
                .contains("stopped taskmanager", "stopped jobmanager", "stopped broker");
        assertThat(script("cluster.sh", "status").exit()).isEqualTo(3);
    }

    static String submit(String name, String... more) throws Exception {
        return job(script("submit.sh", arguments(name, more)));
    }

    /** The job that was submitted. */
    static String job(Scripts.Ran ran) {
        assertThat(ran.exit()).as(ran.errors()).isZero();
        return ran.output().replaceFirst("(?s).*job ([0-9a-f]{32}) is RUNNING.*", "$1");
    }

    static Path cluster() {
        return folder.resolve("a cluster");
    }

    /** Topics and group of this name, one subtask, unless the options say otherwise. */
    static String[] arguments(String name, String... more) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--input.topics", name);
        options.put("--input.group-id", name);
        options.put("--alerts.topic", name + "-alerts");
        options.put("--parallelism", "1");
        options.keySet().removeAll(List.of(more));
        List<String> arguments = new ArrayList<>();
        options.forEach((option, value) -> arguments.addAll(List.of(option, value)));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** One that began after this call. */
    static void awaitCheckpoint(String job) throws Exception {
        FlinkRest rest = new FlinkRest(DASHBOARD);
        long now = System.currentTimeMillis();
        rest.post("/jobs/" + job + "/checkpoints", Map.of());
        await(
                "a checkpoint",
                () ->
                        rest.get("/jobs/" + job + "/checkpoints")
                                        .at("/latest/completed/trigger_timestamp")
                                        .asLong()
                                > now);
    }

    /** Polls until it holds; a call that fails is a no. */
    static void await(String what, Callable<Boolean> holds) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!holds(holds)) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Cluster.pause();
        }
    }

    private static boolean holds(Callable<Boolean> question) {
        try {
            return question.call();
        } catch (Exception e) {
            return false;
        }
    }

    /** As the kernel does when memory is short. */
    static void kill(String daemon) throws IOException {
        ProcessHandle process = process(daemon);
        process.destroyForcibly();
        process.onExit().join();
    }

    static ProcessHandle process(String daemon) throws IOException {
        String pid = Files.readString(cluster().resolve(daemon + ".pid")).split(" ")[0];
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    static int failedCheckpoints(String job) throws Exception {
        return new FlinkRest(DASHBOARD)
                .get("/jobs/" + job + "/checkpoints")
                .at("/counts/failed")
                .asInt();
    }

    static void limit(String topic, int bytes) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            ConfigEntry size = new ConfigEntry("max.message.bytes", String.valueOf(bytes));
            admin.incrementalAlterConfigs(
                            Map.of(resource, List.of(new AlterConfigOp(size, OpType.SET))))
                    .all()
                    .get();
        }
    }

    static void send(String topic, String event) throws Exception {
        Records.send(BOOTSTRAP, topic, DemoEvent.load(event).at(Instant.now(), "", 1));
    }

    static List<JsonNode> read(String topic, int count) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record :
                Records.read(BOOTSTRAP, topic, count, "read_committed", PATIENCE)) {
            documents.add(JSON.readTree(record.value()));
        }
        assertThat(documents).hasSize(count);
        return documents;
    }

    static String stopWithSavepoint(String job) throws Exception {
        FlinkRest flink = new FlinkRest(DASHBOARD);
        String trigger =
                flink.post("/jobs/" + job + "/stop", Map.of("drain", false))
                        .path("request-id")
                        .asText();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode savepoint;
        do {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Cluster.pause();
            savepoint = flink.get("/jobs/" + job + "/savepoints/" + trigger);
        } while (!savepoint.at("/status/id").asText().equals("COMPLETED"));
        return savepoint.at("/operation/location").asText();
    }

    static void cancel(String job) throws Exception {
        new FlinkRest(DASHBOARD).cancel(job);
    }

    static Scripts.Ran script(String name, String... arguments) throws Exception {
        return scriptAt("", name, arguments);
    }

    /**
     * @param address of a cluster; empty for the one of this machine
     */
    static Scripts.Ran scriptAt(String address, String name, String... arguments) throws Exception {
        return Scripts.run(
                Map.of(
                        "WEIR_CLUSTER_DIR", cluster().toString(),
                        "WEIR_REST_PORT", String.valueOf(REST),
                        "WEIR_KAFKA_PORT", String.valueOf(KAFKA),
                        "WEIR_RPC_PORT", String.valueOf(Ports.free()),
                        "FLINK_REST", address,
                        "JAVA_OPTS", javaOptions),
                Scripts.command(name, arguments));
    }
}
