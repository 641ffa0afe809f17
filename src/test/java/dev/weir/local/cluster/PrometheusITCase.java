package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.FlinkRest;
import dev.weir.local.Records;
import dev.weir.local.Scripts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The files for Prometheus and Grafana, at a real Prometheus that reads a real cluster. */
class PrometheusITCase extends LocalCluster {

    private static final Pattern NAME = Pattern.compile("flink_(job|task)manager_\\w+");
    private static final Path FILES = Path.of("flink-conf/prometheus").toAbsolutePath();

    @RegisterExtension static final Reporting REPORTING = new Reporting();

    @Test
    void promtool_takes_configuration_rules_and_their_tests() throws Exception {
        for (List<String> check :
                List.of(
                        List.of("check", "config", "prometheus.yml"),
                        List.of("check", "rules", "weir.rules.yml"),
                        List.of("test", "rules", "weir.rules.test.yml"))) {
            String file = FILES.resolve(check.get(2)).toString();
            Scripts.Ran ran =
                    Prometheus.promtool(REPORTING.programs(), check.get(0), check.get(1), file);
            assertThat(ran.exit()).as(ran.output() + ran.errors()).isZero();
        }
    }

    @Test
    void alerts_fire_and_each_panel_has_data() throws Exception {
        Path place = REPORTING.hurried(Files.createDirectory(folder.resolve("prometheus")));
        try (Prometheus prometheus = new Prometheus(REPORTING.programs(), place)) {
            await("no job is seen", () -> prometheus.fires("WeirNotRunning"));
            String rules = Path.of("flink-conf/rules").toAbsolutePath().toString();
            String job =
                    submit("watched", "--rules.dir", rules, "--heartbeat.topic", "watched-beats");
            await("the job is seen", () -> !prometheus.fires("WeirNotRunning"));

            send("watched", "eng-ws12-sysmon-armed");
            send("watched", "eng-ws12-defend-at-exe");
            Path states = cluster().resolve("checkpoints").resolve(job);
            Files.move(states, cluster().resolve("aside"));
            Files.writeString(states, "in the way");
            List<String> awaited =
                    List.of("WeirSourceSilent", "WeirDeadLetters", "WeirCheckpointsFail");
            await(
                    awaited + " fire",
                    () -> {
                        unreadable("watched");
                        new FlinkRest(DASHBOARD).post("/jobs/" + job + "/checkpoints", Map.of());
                        return firing(prometheus, awaited).equals(awaited);
                    });

            List<String> unanswered = new ArrayList<>(panels());
            for (String name : names()) {
                unanswered.add("count(" + name + ")");
            }
            await(
                    "an answer to each of " + unanswered,
                    () -> {
                        unanswered.removeIf(query -> isAnswered(prometheus, query));
                        return unanswered.isEmpty();
                    });
            cancel(job);
        }
    }

    private static boolean isAnswered(Prometheus prometheus, String query) {
        try {
            return !prometheus.query(query).isEmpty();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> firing(Prometheus prometheus, List<String> alerts)
            throws Exception {
        List<String> firing = new ArrayList<>();
        for (String alert : alerts) {
            if (prometheus.fires(alert)) {
                firing.add(alert);
            }
        }
        return firing;
    }

    /** Each of them is a dead letter. */
    private static void unreadable(String topic) throws Exception {
        byte[] torn = "{\"registry\": \"EnableAt".getBytes(StandardCharsets.UTF_8);
        Records.send(BOOTSTRAP, topic, Collections.nCopies(20, torn).toArray(byte[][]::new));
    }

    /** The query of each line in each panel. */
    private static List<String> panels() throws Exception {
        JsonNode dashboard =
                JSON.readTree(Files.readString(Path.of("flink-conf/grafana/weir.json")));
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
                panel.path("targets").forEach(line -> queries.add(line.path("expr").asText()));
            }
        }
        assertThat(queries).isNotEmpty().doesNotContain("");
        return queries;
    }

    /** The metrics that the alert rules name. */
    private static List<String> names() throws Exception {
        String rules = Files.readString(FILES.resolve("weir.rules.yml"));
        return NAME.matcher(rules).results().map(MatchResult::group).distinct().toList();
    }
}
