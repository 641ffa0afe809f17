package dev.weir.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.Tenants;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.episode.ArmedThenUsed.Match;
import dev.weir.event.HostKey;
import dev.weir.testing.Hits;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpisodeMetricsTest {
    private static final Windows WINDOWS = Windows.defaults();
    private static final Hit ARMING = Hits.armed(Duration.ZERO);

    private InterceptingOperatorMetricGroup watched;
    private KeyedOneInputStreamOperatorTestHarness<String, Match, Incident> harness;

    @BeforeEach
    void open() throws Exception {
        open(null, ARMING.ingested());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void episodes_are_open_until_they_are_forgotten() throws Exception {
        match(ARMING, null);
        match(ARMING, Hits.atRun(Duration.ofHours(1), 1));
        match(Hits.onHost("b", ARMING), null);
        assertThat(openEpisodes()).isEqualTo(2);

        harness.setProcessingTime(
                ARMING.ingested().plus(WINDOWS.remember()).plusMillis(1).toEpochMilli());
        assertThat(openEpisodes()).isZero();
    }

    @Test
    void a_host_that_is_armed_anew_has_two() throws Exception {
        match(ARMING, null);
        match(ARMING, Hits.reset(Duration.ofHours(1)));
        match(ARMING, Hits.armed(Duration.ofHours(3)));

        assertThat(openEpisodes()).isEqualTo(2);
    }

    @Test
    void their_number_lives_on_across_a_restart() throws Exception {
        match(ARMING, null);
        match(Hits.onHost("b", ARMING), null);
        OperatorSubtaskState saved = harness.snapshot(1, 1);
        harness.close();

        open(saved, ARMING.ingested());
        assertThat(openEpisodes()).isEqualTo(2);
        harness.setProcessingTime(
                ARMING.ingested().plus(WINDOWS.remember()).plusSeconds(60).toEpochMilli());
        assertThat(openEpisodes()).isZero();
    }

    @Test
    void an_alert_takes_as_long_as_its_last_event_is_there() throws Exception {
        Instant late = ARMING.ingested().plus(Duration.ofHours(2));
        Hit arming = Hits.arriving(Duration.between(Hits.T0, late), ARMING);
        harness.setProcessingTime(late.plusMillis(20).toEpochMilli());
        match(arming, null);
        // It waited for the arming.
        match(arming, Hits.atRun(Duration.ofMinutes(1), 1));

        assertThat(latency().getCount()).isEqualTo(2);
        assertThat(latency().getStatistics().getMin()).isEqualTo(20);
        assertThat(latency().getStatistics().getMax()).isEqualTo(20);
    }

    @Test
    void the_heartbeat_is_neither_an_episode_nor_a_revision() throws Exception {
        match(ARMING.under(new HostKey(Tenants.HEARTBEAT, "weir-heartbeat-1", null)), null);

        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(openEpisodes()).isZero();
        assertThat(latency().getCount()).isZero();
    }

    private void open(@Nullable OperatorSubtaskState saved, Instant start) throws Exception {
        InterceptingOperatorMetricGroup group = new InterceptingOperatorMetricGroup();
        watched = group;
        EpisodeFunction function = new EpisodeFunction(WINDOWS, 100, EnableAtDetector.CARD);
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(function) {
                            @Override
                            public OperatorMetricGroup getMetricGroup() {
                                return group;
                            }
                        },
                        match -> match.arming().key().id(),
                        Types.STRING);
        if (saved != null) {
            harness.initializeState(saved);
        }
        harness.setProcessingTime(start.toEpochMilli());
        harness.open();
    }

    private void match(Hit arming, @Nullable Hit next) throws Exception {
        harness.processElement(new Match(arming, next), 0);
    }

    private long openEpisodes() {
        return (Long) ((Gauge<?>) watched.get("openEpisodes")).getValue();
    }

    private Histogram latency() {
        return (Histogram) watched.get("arrivalToAlert");
    }
}
