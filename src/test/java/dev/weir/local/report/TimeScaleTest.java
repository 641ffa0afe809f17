package dev.weir.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
    private static final Instant ZERO = Instant.parse("2026-03-02T09:15:00Z");

    @Test
    void the_earliest_is_at_the_left_and_the_latest_at_the_right() {
        TimeScale scale = scale(-120, 0, 604_800);
        assertThat(scale.x(after(-120))).isEqualTo(100);
        assertThat(scale.x(after(604_800))).isEqualTo(1100);
    }

    @Test
    void later_is_further_right_at_every_distance() {
        TimeScale scale = scale(-3600, 604_800);
        List<Double> xs = new ArrayList<>();
        for (long seconds : new long[] {-3600, -2, -1, 0, 1, 2, 90, 91, 604_799}) {
            xs.add(scale.x(after(seconds)));
        }
        assertThat(xs).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_arming_alone_has_its_place_and_one_tick() {
        TimeScale scale = scale(0);
        assertThat(scale.x(ZERO)).isEqualTo(100, within(0.1));
        assertThat(scale.ticks()).containsExactly(new TimeScale.Tick(100, ZERO));
    }

    @Test
    void ticks_are_round_distances_within_the_line() {
        assertThat(scale(-60, 0, 600).ticks())
                .extracting(tick -> tick.time().getEpochSecond() - ZERO.getEpochSecond())
                .containsExactly(0L, 1L, 10L, 60L, 600L, -1L, -10L, -60L);
    }

    private static Instant after(long seconds) {
        return ZERO.plusSeconds(seconds);
    }

    private static TimeScale scale(long... seconds) {
        List<Instant> times = new ArrayList<>();
        for (long second : seconds) {
            times.add(after(second));
        }
        return new TimeScale(ZERO, times, 100, 1100);
    }
}
