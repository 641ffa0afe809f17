package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are published, changed and removed while the job runs, on a real broker. */
class LiveRulesITCase {
    @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setConfiguration(LiveJob.metricsAtOnce())
                            .setNumberTaskManagers(2)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final String TOOL = "process where process.name == \"tool.exe\"";
    private static final String OTHER = "process where process.name == \"other.exe\"";
    private static final String ONE_TWO =
            "sequence by host.name with maxspan=1h [process where process.name == \"one.exe\"]"
                    + " [process where process.name == \"two.exe\"]";

    private LiveJob job;

    @BeforeEach
    void prepare(@InjectClusterRESTAddress URI rest) {
        job = new LiveJob(BROKER, rest);
    }

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void a_published_rule_fires_on_the_next_event_until_it_is_removed() throws Exception {
        job.run();
        job.awaitRules(0);
        job.start("tool.exe", "WS01");
        job.publish("r-1", "First", TOOL);
        job.awaitRules(1);
        job.start("tool.exe", "WS02");
        assertThat(job.alerts(1)).containsExactly("r-1 First ws02");

        job.publish("r-2", "Other", OTHER);
        job.awaitRules(2);
        job.remove("r-1");
        job.awaitRules(1);
        job.start("tool.exe", "WS03");
        job.start("other.exe", "WS04");

        assertThat(job.alerts(2)).containsExactlyInAnyOrder("r-1 First ws02", "r-2 Other ws04");
    }

    @Test
    void rules_that_the_topic_holds_judge_the_first_event() throws Exception {
        job.publish("r-1", "Old", OTHER);
        job.publish("r-1", "New", TOOL);
        job.start("tool.exe", "WS01");

        job.run();

        assertThat(job.alerts(1)).containsExactly("r-1 New ws01");
    }

    @Test
    void events_are_judged_in_the_task_that_maps_them() throws Exception {
        job.run();
        job.awaitRules(0);

        assertThat(job.tasks())
                .anyMatch(
                        task ->
                                task.startsWith("normalize -> ")
                                        && task.contains("detect")
                                        && task.contains("rules"));
    }

    @Test
    void a_rule_that_cannot_be_run_is_a_dead_letter_and_the_earlier_one_stays() throws Exception {
        job.publish("r-1", "Fine", TOOL);
        job.run();
        job.publish("r-1", "Broken", "process where process.name ==");
        job.publishText("r-1", LiveJob.toml("r-9", "Another's", TOOL));
        job.publishText("r-1", "no rule at all");
        job.publishText("r-1", LiveJob.toml("r-1", "No EQL", TOOL).replace("\"eql\"", "\"query\""));
        job.publish("r-2", "Last", OTHER);
        job.awaitRules(2);

        job.start("tool.exe", "WS01");

        assertThat(job.alerts(1)).containsExactly("r-1 Fine ws01");
        assertThat(job.deadLetters(4))
                .allMatch(letter -> letter.startsWith("invalid_rule "))
                .anyMatch(letter -> letter.contains("@1:6:"))
                .anyMatch(letter -> letter.contains("must be the record's key r-1, was r-9"))
                .anyMatch(letter -> letter.contains("only eql can be run, was query"));
    }

    @Test
    void a_change_touches_no_partial_match_but_that_of_a_changed_query() throws Exception {
        job.publish("s-text", "Before", ONE_TWO);
        job.publish("s-query", "Before", ONE_TWO);
        job.publish("s-gone", "Before", ONE_TWO);
        job.publish("s-same", "Before", ONE_TWO);
        job.publish("m", "Marker", OTHER);
        job.run();
        job.start("one.exe", "WS01");
        job.start("other.exe", "WS01");
        assertThat(job.alerts(1)).containsExactly("m Marker ws01");

        job.publish("s-text", "After", ONE_TWO);
        job.publish("s-query", "After", ONE_TWO.replace("maxspan=1h", "maxspan=2h"));
        job.remove("s-gone");
        job.remove("m");
        job.awaitRules(3);
        job.start("two.exe", "WS01");
        job.start("one.exe", "WS02");
        job.start("two.exe", "WS02");

        assertThat(job.alerts(6))
                .containsExactlyInAnyOrder(
                        "m Marker ws01",
                        "s-text After ws01",
                        "s-same Before ws01",
                        "s-text After ws02",
                        "s-same Before ws02",
                        "s-query After ws02");
    }

    @Test
    void rules_and_partial_matches_live_on_across_a_savepoint(@TempDir Path folder)
            throws Exception {
        job.publish("s-1", "Sequence", ONE_TWO);
        job.run();
        job.publish("r-1", "Single", TOOL);
        job.awaitRules(2);
        job.start("one.exe", "WS01");
        job.start("tool.exe", "WS01");
        assertThat(job.alerts(1)).containsExactly("r-1 Single ws01");

        job.remove("r-1");
        job.awaitRules(1);
        job.runFrom(job.stop(folder), 3);
        job.awaitRules(1);
        job.start("tool.exe", "WS02");
        job.start("two.exe", "WS01");

        assertThat(job.alerts(2)).containsExactlyInAnyOrder("r-1 Single ws01", "s-1 Sequence ws01");
    }

    /** As many as Elastic publishes for Windows. No event is lost by it, and none told twice. */
    @Test
    void many_rules_published_at_once_run_everywhere_while_events_flow() throws Exception {
        job.publish("flow", "Flow", OTHER);
        job.run();
        job.awaitRules(1);
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < 485; i++) {
            String query = "process where process.name == \"tool%d.exe\"".formatted(i);
            texts.put("r-" + i, LiveJob.toml("r-" + i, "Rule " + i, query));
        }

        long from = System.nanoTime();
        job.publishAll(texts);
        int flown = 0;
        do {
            job.start("other.exe", "WS" + flown++);
        } while (!job.isEverywhere(486));
        System.out.printf(
                "485 rules run in all subtasks %d ms after they were sent, %d events meanwhile%n",
                Duration.ofNanos(System.nanoTime() - from).toMillis(), flown);
        for (int i = 0; i < 485; i++) {
            job.start("tool" + i + ".exe", "WS" + i);
        }

        assertThat(job.alerts(flown + 485)).hasSize(flown + 485).doesNotHaveDuplicates();
    }
}
