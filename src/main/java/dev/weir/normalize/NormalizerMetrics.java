package dev.weir.normalize;

import dev.weir.ingest.DeadLetter;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was read, by shape ({@code mapper.<name>.events}, {@code mapper.<name>.other}), of
 * that what is not used by kind of document, too ({@code mapper.<name>.class.<kind>.notUsed}), and
 * what was not read, by reason and shape ({@code reason.<reason>.source.<name>.deadLetters}). By
 * topic, too, what was read and what rejected ({@code topic.<name>.read}). Says of each shape how
 * many milliseconds ago this subtask read the last event of it ({@code
 * mapper.<name>.sinceLastEvent}).
 */
final class NormalizerMetrics {
    private static final int MAX_CLASSES = 500;

    private final MetricGroup group;
    private final InstantSource clock;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, Counter> deadLetters = new HashMap<>();
    private final Map<String, Counter> readByTopic = new HashMap<>();
    private final Map<String, Counter> rejectedByTopic = new HashMap<>();
    private int classes;

    NormalizerMetrics(MetricGroup group, InstantSource clock) {
        this.group = group;
        this.clock = clock;
    }

    void mapped(LocatedEvent observation) {
        byTopic(readByTopic, observation.topic(), "read");
        shapes.computeIfAbsent(observation.mapper(), Shape::new).read(observation.unused());
    }

    /** Once for each event: by the topic as it is, so that no text is made for it. */
    private void byTopic(Map<String, Counter> known, String topic, String name) {
        known.computeIfAbsent(topic, id -> group.addGroup("topic", id).counter(name)).inc();
    }

    void rejected(DeadLetter letter) {
        byTopic(rejectedByTopic, letter.raw().topic(), "rejected");
        String reason = letter.reason().name().toLowerCase(Locale.ROOT);
        String source = letter.source() == null ? "none" : letter.source();
        deadLetters
                .computeIfAbsent(
                        reason + '/' + source,
                        id ->
                                group.addGroup("reason", reason)
                                        .addGroup("source", source)
                                        .counter("deadLetters"))
                .inc();
    }

    /** What is counted of one shape. */
    private final class Shape {
        private final MetricGroup own;
        private final Map<String, Counter> byUse = new HashMap<>();
        private final Map<String, Counter> kinds = new HashMap<>();

        /** Another thread asks for it. */
        private final AtomicLong last = new AtomicLong(clock.millis());

        private Shape(String mapper) {
            own = group.addGroup("mapper", mapper);
            own.gauge("sinceLastEvent", (Gauge<Long>) () -> clock.millis() - last.get());
        }

        private void read(@Nullable String unused) {
            last.lazySet(clock.millis());
            byUse.computeIfAbsent(unused == null ? "events" : "other", own::counter).inc();
            if (unused != null) {
                Counter known = kinds.get(unused);
                (known == null ? kind(unused) : known).inc();
            }
        }

        /** Kinds are untrusted text: beyond a number they count together. */
        private Counter kind(String unused) {
            String counted = classes < MAX_CLASSES ? unused : "more";
            return kinds.computeIfAbsent(
                    counted,
                    absent -> {
                        classes++;
                        return own.addGroup("class", counted).counter("notUsed");
                    });
        }
    }
}
