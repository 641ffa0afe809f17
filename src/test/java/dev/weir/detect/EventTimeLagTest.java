package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeLagTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Source SYSMON = new Source("sysmon", "Sysmon");

    private final Map<String, Metric> metrics = new HashMap<>();
    private final EventTimeLag lag =
            new EventTimeLag(new Group(""), new EventClock(Duration.ofMinutes(10)));

    @ParameterizedTest
    @ValueSource(longs = {60, -60, 330, 840, -720, 15})
    void a_source_that_is_a_time_zone_off_is_known_when_the_window_is_full(long minutes) {
        IntToLongFunction lags = i -> minutes * 60_000 + i % 7 * 1_000;

        assertThat(isOff(EventTimeLag.WINDOW - 1, lags)).isFalse();
        assertThat(isOff(1, lags)).isTrue();
        assertThat(lag.isOff(new Source("other", "Other"))).isFalse();
    }

    @Test
    void a_source_in_time_late_delivery_and_a_backlog_are_not() {
        assertThat(isOff(200, i -> i % 30 * 1_000)).isFalse();
        assertThat(isOff(200, i -> 3_600_000 + i % 10 * 60_000)).isFalse();
        assertThat(isOff(200, i -> 7_200_000 - i * 10_000)).isFalse();
        assertThat(isOff(200, i -> Duration.ofDays(200).toMillis())).isFalse();
    }

    @Test
    void a_source_that_is_right_again_is_so_with_the_first_event() {
        assertThat(isOff(EventTimeLag.WINDOW, i -> 3_600_000)).isTrue();
        assertThat(isOff(1, i -> 2_000)).isFalse();
    }

    @Test
    void the_median_of_each_source_is_a_metric() {
        isOff(5, i -> i * 1_000);
        lag.add(SYSMON, null, NOON);

        assertThat(metrics)
                .containsOnlyKeys(
                        ".source.sysmon.eventTimeLag",
                        ".source.sysmon.clockSuspects",
                        ".eventToArrival");
        assertThat(((Gauge<?>) metrics.get(".source.sysmon.eventTimeLag")).getValue())
                .isEqualTo(2_000L);
    }

    @Test
    void a_time_that_is_not_believed_is_counted_and_no_lag() {
        isOff(5, i -> i * 1_000);
        lag.add(SYSMON, null, NOON);
        lag.add(SYSMON, NOON.plusSeconds(601), NOON);
        lag.add(SYSMON, Instant.EPOCH, NOON);
        lag.add(SYSMON, NOON.plusSeconds(600), NOON);

        assertThat(((Counter) metrics.get(".source.sysmon.clockSuspects")).getCount()).isEqualTo(3);
        Histogram all = (Histogram) metrics.get(".eventToArrival");
        assertThat(all.getCount()).isEqualTo(6);
        assertThat(all.getStatistics().getMin()).isEqualTo(-600_000);
        assertThat(all.getStatistics().getMax()).isEqualTo(4_000);
    }

    private boolean isOff(int events, IntToLongFunction lags) {
        boolean off = false;
        for (int i = 0; i < events; i++) {
            lag.add(SYSMON, NOON.minusMillis(lags.applyAsLong(i)), NOON);
            off = lag.isOff(SYSMON);
        }
        return off;
    }

    /** Remembers what is registered, by the whole name. */
    private final class Group extends UnregisteredMetricsGroup {
        private final String name;

        Group(String name) {
            this.name = name;
        }

        @Override
        public org.apache.flink.metrics.MetricGroup addGroup(String key, String value) {
            return new Group(name + "." + key + "." + value);
        }

        @Override
        public Counter counter(String metric) {
            Counter counter = new SimpleCounter();
            metrics.put(name + "." + metric, counter);
            return counter;
        }

        @Override
        public <H extends Histogram> H histogram(String metric, H histogram) {
            metrics.put(name + "." + metric, histogram);
            return histogram;
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String metric, G gauge) {
            metrics.put(name + "." + metric, gauge);
            return gauge;
        }
    }
}
