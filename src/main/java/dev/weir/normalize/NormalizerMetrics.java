package dev.weir.normalize;

import dev.weir.event.EventType;
import dev.weir.ingest.DeadLetter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what was read, by shape ({@code mapper.<name>.events}, {@code mapper.<name>.other}), and
 * what was not, by reason and shape ({@code reason.<reason>.source.<name>.deadLetters}).
 */
final class NormalizerMetrics {
    private final MetricGroup group;
    private final Map<String, Counter> counters = new HashMap<>();

    NormalizerMetrics(MetricGroup group) {
        this.group = group;
    }

    void mapped(LocatedEvent observation) {
        String name = observation.event().type() == EventType.OTHER ? "other" : "events";
        counters.computeIfAbsent(
                        observation.mapper() + '/' + name,
                        id -> group.addGroup("mapper", observation.mapper()).counter(name))
                .inc();
    }

    void rejected(DeadLetter letter) {
        String reason = letter.reason().name().toLowerCase(Locale.ROOT);
        String source = letter.source() == null ? "none" : letter.source();
        counters.computeIfAbsent(
                        reason + '/' + source,
                        id ->
                                group.addGroup("reason", reason)
                                        .addGroup("source", source)
                                        .counter("deadLetters"))
                .inc();
    }
}
