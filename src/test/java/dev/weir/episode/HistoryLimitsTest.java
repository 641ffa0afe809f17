package dev.weir.episode;

import static dev.weir.testing.Hits.armed;
import static dev.weir.testing.Hits.atJob;
import static dev.weir.testing.Hits.atRun;
import static dev.weir.testing.Hits.excepted;
import static dev.weir.testing.Hits.task;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.HitParts;
import dev.weir.detect.Incident;
import dev.weir.testing.Hits;
import java.time.Duration;
import java.util.List;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

/** One host floods: what is kept, what goes, and how much it may be. */
class HistoryLimitsTest {
    private static final int MEGABYTE = 1_000_000;

    @Test
    void a_use_is_told_after_any_number_of_excepted_jobs() {
        HostRun run = new HostRun().accept(armed(ZERO));
        for (int i = 0; i < 300; i++) {
            run.accept(excepted(atJob(ofSeconds(i), "\\At" + i)));
        }
        assertThat(last(run.accept(atRun(ofHours(1), 1)))).isEqualTo("at_run 73");
    }

    @Test
    void a_remote_creation_is_told_after_any_number_of_others() {
        HostRun run = new HostRun().accept(armed(ZERO));
        for (int i = 0; i < 300; i++) {
            run.accept(task(ofSeconds(i), "\\X" + i));
        }
        run.accept(task(ofMinutes(10), "\\Y", Flag.REMOTE));
        assertThat(last(run)).isEqualTo("task_created 73");
    }

    @Test
    void what_waits_for_a_late_arming_is_the_strongest() {
        HostRun run = new HostRun().accept(atJob(ofMinutes(1), "\\At1"));
        for (int i = 0; i < 300; i++) {
            run.accept(excepted(atJob(ofMinutes(2), "\\At2" + i)));
            run.accept(task(ofMinutes(2), "\\X" + i));
        }
        assertThat(run.waiting().held()).hasSize(FollowOnBuffer.MAX_HELD);
        Hit arming = Hits.arriving(ofMinutes(3), armed(ZERO));
        assertThat(last(run.accept(arming))).isEqualTo("at_job 99");
    }

    @Test
    void history_and_buffer_are_bounded_in_characters_and_bytes() throws Exception {
        HostRun run = new HostRun();
        try (OperatorChain chain = new OperatorChain()) {
            long empty = chain.stateBytes();
            for (int i = 0; i < 300; i++) {
                for (Hit hit :
                        List.of(
                                armed(ofSeconds(i)),
                                task(ofSeconds(i), "\\T" + i),
                                Hits.onHost("other", task(ofSeconds(i), "\\T" + i)))) {
                    chain.accept(large(hit));
                    run.accept(large(hit));
                }
            }
            assertThat(chain.stateBytes() - empty).isLessThan(2 * MEGABYTE);
            assertThat(chain.episodes.snapshot(99, 99).getStateSize()).isLessThan(MEGABYTE);
        }
        History history = run.history();
        assertThat(length(history.changes())).isLessThan(HistoryLimits.MAX_CHANGE_TEXT);
        assertThat(length(history.followOns())).isLessThan(HistoryLimits.MAX_FOLLOW_ON_TEXT);
        assertThat(length(run.waiting().armings())).isLessThan(FollowOnBuffer.MAX_TEXT);
        assertThat(history.changes().get(0).time()).isEqualTo(Hits.T0);
    }

    @Test
    void what_is_held_evicted_and_expired_is_counted() {
        MetricListener metrics = new MetricListener();
        KeptMetrics kept = new KeptMetrics(metrics.getMetricGroup());
        HistoryUpdater updater = new HistoryUpdater(Windows.defaults(), kept);
        History history = updater.add(History.EMPTY, armed(ZERO));
        for (int i = 0; i < 205; i++) {
            history = updater.add(history, task(ofSeconds(i), "\\X" + i));
        }
        assertThat(updater.add(history, armed(ZERO))).isSameAs(history);
        updater.forget(history, Hits.T0.plus(Duration.ofDays(9)));
        assertThat(count(metrics, "held")).isEqualTo(206);
        assertThat(count(metrics, "evicted")).isEqualTo(5);
        assertThat(count(metrics, "expired")).isEqualTo(201);
    }

    @Test
    void an_arming_counts_as_held_once_and_more_than_64_as_evicted() {
        MetricListener metrics = new MetricListener();
        KeptMetrics kept = new KeptMetrics(metrics.getMetricGroup());
        HistoryUpdater updater = new HistoryUpdater(Windows.defaults(), kept);
        History history = History.EMPTY;
        for (int i = 0; i < 70; i++) {
            history = updater.add(history, armed(ofSeconds(i)));
        }
        assertThat(count(metrics, "held")).isEqualTo(70);
        assertThat(count(metrics, "evicted")).isEqualTo(70 - HistoryLimits.MAX_CHANGES);
    }

    private static String last(HostRun run) {
        Incident last = run.incidents().get(run.incidents().size() - 1);
        return last.stage().id() + " " + last.severity().score();
    }

    /** As large as the detector makes a hit, in characters of three bytes. */
    private static Hit large(Hit hit) {
        String text = "\u4e00".repeat(200);
        String longer = "\u4e00".repeat(500);
        List<String> five = List.of(text, text, text, text, text);
        boolean task = hit.kind() == HitKind.TASK_CREATED;
        return new Hit(
                hit.kind(),
                hit.flags(),
                hit.key(),
                hit.time(),
                hit.ingested(),
                hit.source(),
                text,
                hit.position(),
                text,
                new Hit.Host(text, text, five),
                new Hit.User(text, text, text),
                new Hit.ProcessInfo(text, longer, longer, text, 1L, text, longer, 1L),
                new Hit.Registry(longer, five, text, text, longer),
                task ? hit.task() : new Hit.Task(longer, longer, text),
                null);
    }

    private static int length(List<Hit> hits) {
        return hits.stream().mapToInt(HitParts::length).sum();
    }

    private static long count(MetricListener metrics, String name) {
        return metrics.getCounter(name).orElseThrow().getCount();
    }
}
