package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.FlinkRest;
import dev.weir.local.Scripts;
import dev.weir.local.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts, with Flink and broker as processes of their own. */
class ClusterITCase extends LocalCluster {

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
    void a_group_that_runs_or_whose_state_is_lost_is_refused() throws Exception {
        String job = submit("phoenix");
        send("phoenix", "eng-ws12-sysmon-armed");
        Properties kafka = new Properties();
        kafka.setProperty("bootstrap.servers", BOOTSTRAP);
        await("offsets", () -> ConsumerGroup.hasOffsets(kafka, "phoenix"));

        Scripts.Ran second = script("submit.sh", arguments("phoenix"));
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.errors())
                .contains("reads for the consumer group phoenix already; stop it, or add --force");
        cancel(job);

        Files.move(cluster().resolve("checkpoints"), cluster().resolve("lost"));
        Scripts.Ran lost = script("submit.sh", arguments("phoenix"));
        assertThat(lost.exit()).as(lost.output()).isEqualTo(1);
        assertThat(lost.errors())
                .contains("no state of it is found", "--savepoint PATH", "--fresh starts without");
        cancel(submit("phoenix", "--fresh"));
    }

    @Test
    void a_topic_that_takes_too_small_records_is_refused_with_its_name() throws Exception {
        Topics.create(BOOTSTRAP, 1, List.of("small-alerts"));
        limit("small-alerts", 100_000);

        Scripts.Ran ran = script("submit.sh", arguments("small"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.errors().strip())
                .isEqualTo(
                        "submit: topic small-alerts at "
                                + BOOTSTRAP
                                + ": max.message.bytes is 100000, and documents may have up to"
                                + " 1000000 bytes");
    }

    /** The connector would take the process down with it, and every other job that runs there. */
    @Test
    void alerts_that_the_broker_refuses_fail_the_task_and_not_the_process() throws Exception {
        String job = submit("refused");
        String process = Files.readString(cluster().resolve("taskmanager.pid"));
        limit("refused-alerts", 2_000);
        for (int i = 0; i < 3; i++) {
            send("refused", "eng-ws12-sysmon-armed");
            send("refused", "fin-ws07-defender-armed");
        }
        FlinkRest flink = new FlinkRest(DASHBOARD);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!flink.get("/jobs/" + job + "/exceptions").toString().contains("RecordTooLarge")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Cluster.pause();
        }
        limit("refused-alerts", 1_048_588);

        assertThat(read("refused-alerts", 2))
                .extracting(alert -> alert.at("/weir/stage").asText())
                .containsOnly("armed");
        assertThat(Files.readString(cluster().resolve("taskmanager.pid"))).isEqualTo(process);
        long pid = Long.parseLong(process.split(" ")[0]);
        assertThat(ProcessHandle.of(pid).orElseThrow().isAlive()).isTrue();
        cancel(job);
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
    void exceptions_and_rules_go_with_the_job_wherever_its_job_manager_runs() throws Exception {
        Path file = folder.resolve("mine.json");
        Files.writeString(
                file,
                """
                {"id": "keller", "owner": "it", "reason": "test", "expires": "2099-01-01T00:00:00Z",
                 "match": {"user": "CORP\\\\m.keller"}, "applies_to": ["armed"]}
                """);
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Path rule =
                Files.writeString(
                        rules.resolve("at.toml"),
                        """
                        [rule]
                        name = "at.exe started"
                        rule_id = "0d2a44f6-5c7c-4d2b-a8c5-6a1f4f2b9d10"
                        type = "eql"
                        risk_score = 21
                        query = '''process where event.type == "start" and process.name : "at.exe"'''
                        """);
        String job =
                submit(
                        "packed",
                        "--exceptions.file",
                        file.toString(),
                        "--rules.dir",
                        rules.toString());
        Files.delete(file);
        Files.delete(rule);

        assertThat(new FlinkRest(DASHBOARD).get("/jobs/" + job + "/config").toString())
                .contains("\"exceptions.file\":\"packed:exceptions.json\"")
                .contains("\"alerts.topic\":\"packed-alerts\"");
        send("packed", "eng-ws12-sysmon-armed");
        assertThat(read("packed-alerts", 1).get(0).at("/weir/suppressed").asBoolean()).isTrue();
        send("packed", "eng-ws12-defend-at-exe");
        assertThat(read("packed-alerts", 3))
                .extracting(alert -> alert.at("/rule/name").asText())
                .contains("at.exe started");

        // Without the rules, their state belongs to nobody.
        String savepoint = stopWithSavepoint(job);
        Scripts.Ran refused = script("submit.sh", arguments("packed", "--savepoint", savepoint));
        assertThat(refused.exit()).as(refused.output()).isEqualTo(1);
        assertThat(refused.errors()).contains("--allowNonRestoredState");
        cancel(submit("packed", "--savepoint", savepoint, "--allow-non-restored-state"));
    }

    /** Unresolved, neither of the two references is a value that Kafka takes. */
    @Test
    void secrets_come_from_files_and_are_shown_nowhere() throws Exception {
        Path values = Files.writeString(folder.resolve("kafka.secrets"), "level=read_committed\n");
        Path config = folder.resolve("job.properties");
        Files.writeString(
                config,
                """
                kafka.ssl.key.password=hidden-1
                kafka.interceptor.settings=user=weir;password=hidden-2
                kafka.config.providers=file,env
                kafka.config.providers.file.class=\
                  org.apache.kafka.common.config.provider.FileConfigProvider
                kafka.config.providers.env.class=\
                  org.apache.kafka.common.config.provider.EnvVarConfigProvider
                kafka.isolation.level=${file:%s:level}
                kafka.send.buffer.bytes=${env:WEIR_KAFKA_PORT}
                """
                        .formatted(values));

        Scripts.Ran ran = script("submit.sh", arguments("secret", "--config", config.toString()));
        assertThat(ran.exit()).as(ran.errors()).isZero();
        String job = ran.output().replaceFirst("(?s).*job ([0-9a-f]{32}) is RUNNING.*", "$1");
        send("secret", "eng-ws12-sysmon-armed");

        assertThat(read("secret-alerts", 1)).hasSize(1);
        JsonNode shown =
                new FlinkRest(DASHBOARD)
                        .get("/jobs/" + job + "/config")
                        .at("/execution-config/user-config");
        assertThat(shown.path("kafka.ssl.key.password").asText()).isEqualTo("******");
        assertThat(shown.path("kafka.interceptor.settings").asText()).isEqualTo("******");
        assertThat(shown.path("kafka.send.buffer.bytes").asText())
                .isEqualTo("${env:WEIR_KAFKA_PORT}");
        assertThat(ran.output() + ran.errors()).doesNotContain("hidden-");
        try (Stream<Path> logs = Files.list(cluster().resolve("log"))) {
            assertThat(logs)
                    .allSatisfy(
                            log ->
                                    assertThat(log)
                                            .content()
                                            .doesNotContain("hidden-", "stands where"));
        }
        assertThat(Files.getPosixFilePermissions(cluster().resolve("submitted/secret")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        cancel(job);
    }

    @Test
    void a_secret_on_the_command_line_is_refused() throws Exception {
        Scripts.Ran ran = script("submit.sh", arguments("x", "--kafka.ssl.key.password", "hidden"));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.errors().strip().lines())
                .singleElement()
                .asString()
                .startsWith("submit: --kafka.ssl.key.password can be read by every user")
                .doesNotContain("hidden");
    }

    /** Whoever reaches the dashboard can upload and run a jar. */
    @Test
    void a_page_of_another_origin_is_not_let_in() throws Exception {
        HttpRequest foreign =
                HttpRequest.newBuilder(URI.create(DASHBOARD + "/overview"))
                        .header("Origin", "https://evil.example")
                        .build();

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(foreign, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                .isNotEqualTo(Optional.of("*"))
                .isNotEqualTo(Optional.of("https://evil.example"));
    }

    @Test
    void a_folder_that_is_a_file_is_told_so() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        Scripts.Ran ran =
                Scripts.run(
                        Map.of("WEIR_CLUSTER_DIR", file.toString()),
                        Scripts.command("cluster.sh", "start"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.errors().strip())
                .isEqualTo("cluster: " + file + " is a file, not a folder for the cluster");
    }

    @Test
    void a_second_start_finds_everything_running() throws Exception {
        String before = script("cluster.sh", "status").output();

        Scripts.Ran again = script("cluster.sh", "start");

        assertThat(again.exit()).isZero();
        assertThat(again.output().lines().filter(line -> line.contains("pid")).toList())
                .isEqualTo(before.lines().filter(line -> line.contains("pid")).toList());
    }
}
