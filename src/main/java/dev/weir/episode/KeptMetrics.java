package dev.weir.episode;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts the hits that are {@code held}, those of them that were {@code evicted} because there were
 * too many of one host, and those that {@code expired}.
 */
final class KeptMetrics {
    private final Counter held;
    private final Counter evicted;
    private final Counter expired;

    KeptMetrics(MetricGroup group) {
        held = group.counter("held");
        evicted = group.counter("evicted");
        expired = group.counter("expired");
    }

    void held() {
        held.inc();
    }

    void evicted() {
        evicted.inc();
    }

    void expired(int hits) {
        expired.inc(hits);
    }
}
