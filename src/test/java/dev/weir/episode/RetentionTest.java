package dev.weir.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.Stage;
import dev.weir.testing.Hits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of a host is forgotten in time, and its timers go with it. */
class RetentionTest {

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration HOLD = Windows.defaults().hold();
    private static final Duration REMEMBER = Windows.defaults().remember();
    private static final Duration OPENINGS = Duration.ofDays(30);

    private OperatorChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new OperatorChain();
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    @Test
    void host_that_is_never_armed_is_forgotten_after_a_day_without_hits() throws Exception {
        Hit task = Hits.task(Duration.ZERO, "\\X");
        chain.accept(task);

        chain.clock(task.ingested().plus(HOLD));
        assertThat(entries()).containsExactly(2, 0, 0);

        chain.clock(task.ingested().plus(HOLD).plus(MILLI));
        assertThat(entries()).containsExactly(0, 0, 0);
        assertThat(chain.timers()).isZero();
    }

    @Test
    void armed_host_is_forgotten_but_for_the_residue_of_the_pattern() throws Exception {
        Hit arming = Hits.armed(Duration.ZERO);
        chain.accept(arming);
        Instant last = chain.accept(Hits.atRun(Duration.ofDays(3), 1)).get(0).lastArming();
        assertThat(last).isEqualTo(arming.time());

        chain.clock(Hits.T0.plus(Duration.ofDays(3)).plus(REMEMBER).plusSeconds(3));
        // The time of the last hit and the number of episodes; the pattern's empty NFA.
        assertThat(entries()).containsExactly(0, 1, 2);

        chain.clock(Hits.T0.plus(Duration.ofDays(3)).plus(OPENINGS).plusSeconds(3));
        assertThat(entries()).containsExactly(0, 1, 0);
        assertThat(chain.timers()).isZero();
    }

    /** FLINK-40237: Flink leaves an empty NFA behind when a match times out by processing time. */
    @Test
    void residue_of_a_host_that_was_armed_once_is_42_bytes_and_its_key() throws Exception {
        chain.clock(Hits.T0);
        long empty = chain.stateBytes();
        int hosts = 1000;
        for (int host = 0; host < hosts; host++) {
            chain.acceptNow(Hits.onHost("%06d".formatted(host), Hits.armed(Duration.ZERO)));
        }
        chain.clock(Hits.T0.plus(OPENINGS).plusSeconds(3));
        assertThat(entries()).containsExactly(0, hosts, 0);
        assertThat((chain.stateBytes() - empty) / hosts).isEqualTo(42 + "t/000000".length());
    }

    @Test
    void busy_host_has_one_timer_in_each_operator_and_the_pattern_one_for_its_open_match()
            throws Exception {
        chain.accept(Hits.armed(Duration.ZERO));
        for (int hour = 1; hour < 500; hour++) {
            chain.accept(Hits.task(Duration.ofHours(hour), "\\X" + hour));
            assertThat(chain.buffer.numProcessingTimeTimers()).isEqualTo(1);
            assertThat(chain.episodes.numProcessingTimeTimers()).isEqualTo(1);
            assertThat(chain.pattern.numProcessingTimeTimers()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void follow_on_that_came_24_hours_before_its_arming_is_found_and_no_longer_after_that()
            throws Exception {
        Hit run = Hits.atRun(Duration.ofMinutes(5), 1);
        Hit arming = Hits.armed(Duration.ZERO);
        Duration inTime = Duration.ofMinutes(5).plusSeconds(2).plus(HOLD);

        chain.accept(run);
        assertThat(stages(chain.accept(Hits.arriving(inTime, arming))))
                .containsExactly(Stage.ARMED, Stage.AT_RUN);

        chain.accept(Hits.onHost("other", run));
        Hit late = Hits.arriving(inTime.plus(MILLI), arming);
        assertThat(stages(chain.accept(Hits.onHost("other", late)))).containsExactly(Stage.ARMED);
    }

    @Test
    void arming_is_remembered_for_8_days_of_arrival() throws Exception {
        Hit arming = Hits.armed(Duration.ZERO);
        Hit run = Hits.atRun(Duration.ofDays(7), 1);
        Duration inTime = REMEMBER.plusSeconds(2);

        chain.accept(arming);
        assertThat(stages(chain.accept(Hits.arriving(inTime, run)))).contains(Stage.AT_RUN);

        Hit other = Hits.onHost("other", Hits.arriving(inTime, arming));
        chain.accept(other);
        Hit late = Hits.arriving(inTime.plus(REMEMBER).plus(MILLI), run);
        assertThat(chain.accept(Hits.onHost("other", late))).isEmpty();
    }

    @Test
    void nothing_is_forgotten_while_the_job_does_not_run() throws Exception {
        Hit run = Hits.atRun(Duration.ofMinutes(5), 1);
        chain.accept(run);
        OperatorSubtaskState savepoint = chain.buffer.snapshot(1, 1);
        Instant later = run.ingested().plus(Duration.ofDays(3));
        try (OperatorChain restored = new OperatorChain(savepoint, later)) {
            restored.clock(later.plus(MILLI));
            Hit arming = Hits.arriving(Duration.ofHours(1), Hits.armed(Duration.ZERO));
            assertThat(stages(restored.acceptNow(arming)))
                    .containsExactly(Stage.ARMED, Stage.AT_RUN);
        }
    }

    @Test
    void time_without_the_job_is_counted_once_however_often_it_is_restarted() throws Exception {
        Hit run = Hits.atRun(Duration.ZERO, 1);
        chain.accept(run);
        Instant now = run.ingested();
        OperatorSubtaskState savepoint = chain.buffer.snapshot(1, 1);
        // Nine hours on, five off: after two rounds 18 h were run, after three 27.
        for (int round = 1; round <= 3; round++) {
            now = now.plus(Duration.ofHours(5));
            try (OperatorChain restored = new OperatorChain(savepoint, now)) {
                now = now.plus(Duration.ofHours(9));
                restored.clock(now);
                assertThat(restored.buffer.numKeyedStateEntries())
                        .as("round " + round)
                        .isEqualTo(round < 3 ? 2 : 0);
                savepoint = restored.buffer.snapshot(round, round);
            }
        }
    }

    private static List<Stage> stages(List<Incident> incidents) {
        return incidents.stream().map(Incident::stage).toList();
    }

    private List<Integer> entries() {
        return List.of(
                chain.buffer.numKeyedStateEntries(),
                chain.pattern.numKeyedStateEntries(),
                chain.episodes.numKeyedStateEntries());
    }
}
