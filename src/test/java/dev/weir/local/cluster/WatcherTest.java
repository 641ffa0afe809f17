package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatcherTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir Path folder;
    private Daemons daemons;
    private Restarts restarts;
    private final List<String> due = new ArrayList<>();
    private final Watcher.Comeback comeback =
            new Watcher.Comeback() {
                @Override
                public void isDue() {
                    due.add("jobs");
                }

                @Override
                public void proceed() {}
            };

    @BeforeEach
    void begin() throws Exception {
        daemons = new Daemons(new ClusterState(folder));
        restarts = Restarts.none(folder);
        for (Daemon daemon : daemons.all()) {
            daemon.start(List.of("sleep", "600"));
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (Daemon daemon : daemons.all()) {
            daemon.stop(Duration.ofSeconds(20));
        }
    }

    @Test
    void what_was_killed_is_started_again_and_counted() throws Exception {
        kill(daemons.broker());

        watcher(any -> List.of("sleep", "600")).look(NOW);

        assertThat(daemons.allRun()).isTrue();
        assertThat(restarts.told("broker")).isEqualTo(", restarts 1");
        assertThat(due).isEmpty();
    }

    @Test
    void a_new_job_manager_gets_a_new_task_manager_and_the_jobs_back() throws Exception {
        long before = daemons.taskManager().process().orElseThrow().pid();
        kill(daemons.jobManager());

        watcher(any -> List.of("sleep", "600")).look(NOW);

        assertThat(daemons.allRun()).isTrue();
        assertThat(daemons.taskManager().process().orElseThrow().pid()).isNotEqualTo(before);
        assertThat(restarts.count("taskmanager")).isZero();
        assertThat(due).containsExactly("jobs");
    }

    @Test
    void what_dies_again_and_again_is_given_up_and_the_rest_goes_on() throws Exception {
        Watcher watcher =
                watcher(d -> d.name().equals("broker") ? List.of("false") : List.of("sleep", "60"));
        kill(daemons.broker());

        for (int i = 0; i < 20; i++) {
            watcher.look(NOW.plusSeconds(i));
            while (daemons.broker().runs()) {
                Thread.onSpinWait();
            }
        }
        kill(daemons.taskManager());
        watcher.look(NOW.plusSeconds(30));

        assertThat(restarts.told("broker")).contains("given up after 5 restarts");
        assertThat(daemons.broker().runs()).isFalse();
        assertThat(daemons.taskManager().runs()).isTrue();
    }

    @Test
    void after_its_end_nothing_is_started_any_more() throws Exception {
        Watcher watcher = watcher(any -> List.of("sleep", "600"));
        watcher.end();
        kill(daemons.broker());

        watcher.look(NOW);

        assertThat(daemons.broker().runs()).isFalse();
    }

    private Watcher watcher(Function<Daemon, List<String>> command) {
        return new Watcher(daemons, command::apply, restarts, comeback);
    }

    private static void kill(Daemon daemon) {
        ProcessHandle process = daemon.process().orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }
}
