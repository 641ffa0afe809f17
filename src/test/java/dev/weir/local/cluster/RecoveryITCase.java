package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.FlinkRest;
import dev.weir.local.Ports;
import dev.weir.local.Scripts;
import dev.weir.local.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes back by itself when something of the cluster fails, and what is taken down. */
class RecoveryITCase extends LocalCluster {

    /** As on a full disk; chmod does not stop root. */
    @Test
    void checkpoints_that_fail_stop_no_alerts_and_restart_nothing() throws Exception {
        String job = submit("full");
        Path states = cluster().resolve("checkpoints").resolve(job);
        Path aside = cluster().resolve("aside");
        Files.move(states, aside);
        Files.writeString(states, "in the way");

        FlinkRest rest = new FlinkRest(DASHBOARD);
        for (int failed = 1; failed <= 6; failed++) {
            rest.post("/jobs/" + job + "/checkpoints", Map.of());
            int least = failed;
            await("checkpoint " + failed + " fails", () -> failedCheckpoints(job) >= least);
        }
        send("full", "eng-ws12-sysmon-armed");

        assertThat(read("full-alerts", 1)).hasSize(1);
        assertThat(script("cluster.sh", "status").output())
                .containsPattern(
                        job + " weir: RUNNING, .* restarts 0, .* failed checkpoints [6-9]");

        Files.delete(states);
        Files.move(aside, states);
        awaitCheckpoint(job);
        send("full", "eng-ws12-defend-at-exe");
        assertThat(read("full-alerts", 2))
                .extracting(alert -> alert.at("/weir/stage").asText())
                .containsExactly("armed", "at_run");
        cancel(job);
    }

    @Test
    void whatever_process_is_killed_comes_back_and_the_job_goes_on_where_it_was() throws Exception {
        String job = submit("phoenix");
        send("phoenix", "eng-ws12-sysmon-armed");
        String id = read("phoenix-alerts", 1).get(0).at("/event/id").asText();
        awaitCheckpoint(job);

        kill("broker");
        kill("taskmanager");
        kill("jobmanager");
        await(
                "the job is back",
                () -> running("phoenix").filter(run -> !run.equals(job)).isPresent());
        String back = running("phoenix").orElseThrow();
        await("its tasks run", () -> new FlinkRest(DASHBOARD).runs(back));
        send("phoenix", "eng-ws12-defend-at-exe");

        List<JsonNode> alerts = read("phoenix-alerts", 2);
        assertThat(alerts)
                .extracting(alert -> alert.at("/weir/stage").asText())
                .containsExactly("armed", "at_run");
        assertThat(alerts.get(1).at("/event/id").asText()).isEqualTo(id);
        assertThat(script("cluster.sh", "status").output())
                .containsPattern("broker +pid \\d+, restarts 1\n")
                .containsPattern("jobmanager +pid \\d+, restarts 1\n")
                .containsPattern("watcher +pid \\d+\n");

        kill("taskmanager");
        await("a new one", () -> Restarts.read(cluster()).count("taskmanager") > 0);
        await("its tasks run again", () -> running("phoenix").isPresent() && restarts(back) > 0);
        await("its tasks run again", () -> new FlinkRest(DASHBOARD).runs(back));
        cancel(back);
    }

    /** Its folder of checkpoints is nothing that submit.sh could look into. */
    @Test
    void a_cluster_known_by_its_address_resumes_from_the_state_that_it_names() throws Exception {
        Topics.create(BOOTSTRAP, 1, List.of("far", "far-alerts", "far-letters"));
        String job = far();
        send("far", "eng-ws12-sysmon-armed");
        String id = read("far-alerts", 1).get(0).at("/event/id").asText();
        awaitCheckpoint(job);
        cancel(job);

        String again = far();
        send("far", "eng-ws12-defend-at-exe");

        List<JsonNode> alerts = read("far-alerts", 2);
        assertThat(alerts)
                .extracting(alert -> alert.at("/weir/stage").asText())
                .containsExactly("armed", "at_run");
        assertThat(alerts.get(1).at("/event/id").asText()).isEqualTo(id);
        cancel(again);
    }

    private static String far() throws Exception {
        return job(
                scriptAt(
                        "127.0.0.1:" + REST,
                        "submit.sh",
                        arguments(
                                "far",
                                "--kafka.bootstrap.servers",
                                BOOTSTRAP,
                                "--dead-letters.topic",
                                "far-letters")));
    }

    /** JobManager and dashboard cannot both have it. */
    @Test
    void a_start_that_fails_half_way_leaves_nothing_and_the_next_one_works() throws Exception {
        String taken = String.valueOf(Ports.free());
        Map<String, String> other =
                Map.of(
                        "WEIR_CLUSTER_DIR",
                        folder.resolve("other").toString(),
                        "WEIR_REST_PORT",
                        taken,
                        "WEIR_KAFKA_PORT",
                        String.valueOf(Ports.free()),
                        "WEIR_RPC_PORT",
                        taken);

        Scripts.Ran ran = Scripts.run(other, Scripts.command("cluster.sh", "start"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.errors().strip().lines())
                .singleElement()
                .asString()
                .startsWith("cluster: jobmanager ended");
        assertThat(Scripts.run(other, Scripts.command("cluster.sh", "status")).output().lines())
                .hasSize(4)
                .allMatch(line -> line.endsWith(" not running"));

        Map<String, String> free = new HashMap<>(other);
        free.put("WEIR_RPC_PORT", String.valueOf(Ports.free()));
        try {
            Scripts.Ran second = Scripts.run(free, Scripts.command("cluster.sh", "start"));
            assertThat(second.exit()).as(second.errors()).isZero();
        } finally {
            Scripts.run(free, Scripts.command("cluster.sh", "stop"));
        }
    }

    private static Optional<String> running(String group) throws Exception {
        return Jobs.running(new FlinkRest(DASHBOARD), group);
    }

    private static int restarts(String job) throws Exception {
        return new FlinkRest(DASHBOARD)
                .get("/jobs/" + job + "/metrics?get=numRestarts")
                .at("/0/value")
                .asInt();
    }
}
