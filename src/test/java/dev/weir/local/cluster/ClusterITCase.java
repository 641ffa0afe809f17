package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts, with Flink and broker as processes of their own. */
class ClusterITCase {

    @TempDir static Path folder;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REST = Ports.free();
    private static final int KAFKA = Ports.free();
    private static final String BOOTSTRAP = "127.0.0.1:" + KAFKA;
    private static final String DASHBOARD = "http://127.0.0.1:" + REST;

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

    @Test
    void an_event_becomes_an_alert_and_a_savepoint_keeps_half_a_pattern() throws Exception {
        String job = submit("smoke");
        send("smoke", "eng-ws12-sysmon-armed");
        String id = read("smoke-alerts", 1).get(0).at("/event/id").asText();

        String savepoint = stopWithSavepoint(job);
        String restored = submit("smoke", "--savepoint", savepoint);
        send("smoke", "eng-ws12-defend-at-exe");

        List<JsonNode> alerts = read("smoke-alerts", 2);
        assertThat(alerts)
                .extracting(alert -> alert.at("/weir/stage").asText())
                .containsExactly("armed", "at_run");
        assertThat(alerts.get(1).at("/event/id").asText()).isEqualTo(id);
        cancel(restored);
    }

    @Test
    void the_dashboard_shows_the_running_job_and_its_operators() throws Exception {
        Optional<Path> browser = Scripts.find("chromium");
        assumeTrue(browser.isPresent(), "no Chromium on the PATH");
        String job = submit("shown");

        Scripts.Ran page =
                Scripts.run(
                        Map.of(),
                        List.of(
                                browser.get().toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--timeout=60000",
                                "--virtual-time-budget=20000",
                                "--dump-dom",
                                DASHBOARD + "/#/job/running/" + job + "/overview"));

        assertThat(page.output())
                .contains("RUNNING", "raw-events", "follow-on-buffer", "alerts-sink");
        cancel(job);
    }

    @Test
    void a_wrong_option_is_refused_in_one_line_before_anything_is_submitted() throws Exception {
        Scripts.Ran ran = script("submit.sh", "--alerts.topik", "x");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.errors().strip().lines())
                .singleElement()
                .asString()
                .startsWith("submit: ")
                .contains("alerts.topik");
    }

    @Test
    void exceptions_from_a_file_go_with_the_job_wherever_its_job_manager_runs() throws Exception {
        Path file = folder.resolve("mine.json");
        Files.writeString(
                file,
                """
                {"id": "keller", "owner": "it", "reason": "test", "expires": "2099-01-01T00:00:00Z",
                 "match": {"user": "CORP\\\\m.keller"}, "applies_to": ["armed"]}
                """);
        String job = submit("packed", "--exceptions.file", file.toString());
        Files.delete(file);

        assertThat(new FlinkRest(DASHBOARD).get("/jobs/" + job + "/config").toString())
                .contains("\"exceptions.file\":\"packed:exceptions.json\"")
                .contains("\"alerts.topic\":\"packed-alerts\"");
        send("packed", "eng-ws12-sysmon-armed");
        assertThat(read("packed-alerts", 1).get(0).at("/weir/suppressed").asBoolean()).isTrue();
        cancel(job);
    }

    @Test
    void a_second_start_finds_everything_running() throws Exception {
        String before = script("cluster.sh", "status").output();

        Scripts.Ran again = script("cluster.sh", "start");

        assertThat(again.exit()).isZero();
        assertThat(again.output().lines().filter(line -> line.contains("pid")).toList())
                .isEqualTo(before.lines().filter(line -> line.contains("pid")).toList());
    }

    private static String submit(String name, String... more) throws Exception {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--input.topics", name, "--input.group-id", name));
        arguments.addAll(List.of("--alerts.topic", name + "-alerts", "--parallelism", "1"));
        arguments.addAll(List.of(more));
        Scripts.Ran ran = script("submit.sh", arguments.toArray(String[]::new));
        assertThat(ran.exit()).as(ran.errors()).isZero();
        return ran.output().replaceFirst("(?s).*job ([0-9a-f]{32}) is RUNNING.*", "$1");
    }

    private static void send(String topic, String event) throws Exception {
        Records.send(BOOTSTRAP, topic, DemoEvent.load(event).at(Instant.now(), "", 1));
    }

    private static List<JsonNode> read(String topic, int count) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record :
                Records.read(BOOTSTRAP, topic, count, "read_committed", PATIENCE)) {
            documents.add(JSON.readTree(record.value()));
        }
        assertThat(documents).hasSize(count);
        return documents;
    }

    private static String stopWithSavepoint(String job) throws Exception {
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

    private static void cancel(String job) throws Exception {
        new FlinkRest(DASHBOARD).cancel(job);
    }

    private static Scripts.Ran script(String name, String... arguments) throws Exception {
        return Scripts.run(
                Map.of(
                        "WEIR_CLUSTER_DIR", folder.resolve("a cluster").toString(),
                        "WEIR_REST_PORT", String.valueOf(REST),
                        "WEIR_KAFKA_PORT", String.valueOf(KAFKA),
                        "WEIR_RPC_PORT", String.valueOf(Ports.free()),
                        "FLINK_REST", ""),
                Scripts.command(name, arguments));
    }
}
