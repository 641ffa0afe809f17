package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir Path folder;
    private Restarts restarts;

    @BeforeEach
    void begin() throws Exception {
        restarts = Restarts.none(folder);
    }

    @Test
    void what_dies_too_often_in_a_short_time_is_given_up() throws Exception {
        for (int i = 0; i < Restarts.MOST; i++) {
            assertThat(restarts.allows("broker", START.plusSeconds(i))).isTrue();
        }

        assertThat(restarts.allows("broker", START.plusSeconds(10))).isFalse();
        assertThat(restarts.allows("broker", START.plus(Duration.ofDays(1)))).isFalse();
        assertThat(restarts.allows("taskmanager", START.plusSeconds(11))).isTrue();
    }

    @Test
    void what_dies_now_and_then_is_started_again_each_time() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(restarts.allows("broker", START.plus(Restarts.WITHIN.multipliedBy(i))))
                    .isTrue();
        }
        assertThat(restarts.told("broker")).isEqualTo(", restarts 50");
    }

    @Test
    void another_process_reads_what_was_counted() throws Exception {
        restarts.allows("jobmanager", START);
        for (int i = 0; i <= Restarts.MOST; i++) {
            restarts.allows("broker", START);
        }

        Restarts read = Restarts.read(folder);

        assertThat(read.told("jobmanager")).isEqualTo(", restarts 1");
        assertThat(read.told("broker")).isEqualTo(", given up after 5 restarts in 5 minutes");
        assertThat(read.told("taskmanager")).isEmpty();
        assertThat(Restarts.read(folder.resolve("nowhere")).told("broker")).isEmpty();
    }
}
