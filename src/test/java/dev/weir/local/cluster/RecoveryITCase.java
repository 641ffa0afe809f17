package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.FlinkRest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes back by itself when something of the cluster fails. */
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

    private static int failedCheckpoints(String job) throws Exception {
        return new FlinkRest(DASHBOARD)
                .get("/jobs/" + job + "/checkpoints")
                .at("/counts/failed")
                .asInt();
    }
}
