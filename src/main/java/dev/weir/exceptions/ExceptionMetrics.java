package dev.weir.exceptions;

import java.time.Instant;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * What the exceptions do. Gauges {@code active} and {@code expired} count exceptions and are the
 * same on each subtask; counters: {@code refused} changes, {@code suppressed} hits, and {@code
 * expiredHits}, hits that an exception would have covered had it not expired.
 */
final class ExceptionMetrics {
    private final Counter refused;
    private final Counter suppressed;
    private final Counter expiredHits;

    ExceptionMetrics(MetricGroup parent, Supplier<@Nullable Exceptions> exceptions) {
        MetricGroup group = parent.addGroup("exceptions");
        group.gauge("active", (Gauge<Integer>) () -> of(exceptions).active(Instant.now()));
        group.gauge("expired", (Gauge<Integer>) () -> of(exceptions).expired(Instant.now()));
        refused = group.counter("refused");
        suppressed = group.counter("suppressed");
        expiredHits = group.counter("expiredHits");
    }

    void refused() {
        refused.inc();
    }

    void suppressed() {
        suppressed.inc();
    }

    void expiredHit() {
        expiredHits.inc();
    }

    private static Exceptions of(Supplier<@Nullable Exceptions> exceptions) {
        Exceptions current = exceptions.get();
        return current == null ? Exceptions.none() : current;
    }
}
