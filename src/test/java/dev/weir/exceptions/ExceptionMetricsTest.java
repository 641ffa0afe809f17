package dev.weir.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class ExceptionMetricsTest {
    private final MetricListener listener = new MetricListener();
    private final AtomicReference<Exceptions> exceptions = new AtomicReference<>();
    private final ExceptionMetrics metrics =
            new ExceptionMetrics(listener.getMetricGroup(), exceptions::get);

    @Test
    void gauges_follow_the_exceptions_in_force() {
        assertThat(gauge("active")).isZero();
        assertThat(gauge("expired")).isZero();
        Instant now = Instant.now();
        exceptions.set(
                new Exceptions(
                        List.of(
                                ExceptionsTest.rule(
                                        "a", ExceptionsTest.user("x"), now.minusSeconds(1)),
                                ExceptionsTest.rule(
                                        "b", ExceptionsTest.user("x"), now.plusSeconds(9999)),
                                ExceptionsTest.rule(
                                        "c", ExceptionsTest.user("x"), now.plusSeconds(9999)))));
        assertThat(gauge("active")).isEqualTo(2);
        assertThat(gauge("expired")).isEqualTo(1);
    }

    @Test
    void counters_count_apart() {
        metrics.refused();
        metrics.suppressed();
        metrics.suppressed();
        metrics.expiredHit();
        metrics.expiredHit();
        metrics.expiredHit();
        assertThat(counter("refused")).isEqualTo(1);
        assertThat(counter("suppressed")).isEqualTo(2);
        assertThat(counter("expiredHits")).isEqualTo(3);
    }

    private int gauge(String name) {
        return listener.<Integer>getGauge("exceptions", name).orElseThrow().getValue();
    }

    private long counter(String name) {
        return listener.getCounter("exceptions", name).orElseThrow().getCount();
    }
}
