package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    @AfterEach
    void stop() throws Exception {
        daemon().stop(PATIENCE);
    }

    @Test
    void a_process_is_found_again_by_its_file_and_ends_when_told() throws Exception {
        daemon().start(List.of("sleep", "600"));

        ProcessHandle process = daemon().process().orElseThrow();
        daemon().stop(PATIENCE);

        assertThat(process.onExit()).succeedsWithin(PATIENCE);
        assertThat(daemon().runs()).isFalse();
        assertThat(folder.resolve("sleeper.pid")).doesNotExist();
    }

    @Test
    void a_process_that_ignores_the_request_is_ended_by_force() throws Exception {
        daemon().start(List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"));
        while (!Files.readString(daemon().out()).contains("deaf")) {
            Thread.onSpinWait();
        }
        ProcessHandle process = daemon().process().orElseThrow();

        daemon().stop(Duration.ofMillis(200));

        assertThat(process.onExit()).succeedsWithin(PATIENCE);
    }

    @Test
    void another_process_that_got_the_same_number_is_left_alone() throws Exception {
        long own = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("sleeper.pid"), own + " 2001-01-01T00:00:00Z\n");

        daemon().stop(PATIENCE);

        assertThat(ProcessHandle.current().isAlive()).isTrue();
        assertThat(daemon().runs()).isFalse();
    }

    @Test
    void what_the_process_before_printed_is_kept() throws Exception {
        daemon().start(List.of("sh", "-c", "echo last words"));
        while (daemon().runs()) {
            Thread.onSpinWait();
        }

        daemon().start(List.of("sleep", "600"));

        assertThat(folder.resolve("log/sleeper.out.1")).hasContent("last words");
        assertThat(daemon().out()).isEmptyFile();
    }

    @Test
    void without_a_file_or_with_a_damaged_one_nothing_runs() throws Exception {
        assertThat(daemon().runs()).isFalse();
        Files.writeString(folder.resolve("sleeper.pid"), "none\n");
        assertThat(daemon().runs()).isFalse();
    }

    private Daemon daemon() {
        return new Daemon("sleeper", folder);
    }
}
