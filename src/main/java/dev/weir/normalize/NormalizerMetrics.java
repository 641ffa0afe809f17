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
    private final Map<String, AtomicLong> lastEvents = new HashMap<>();
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<String, Counter> readByTopic = new HashMap<>();
    private final Map<String, Counter> rejectedByTopic = new HashMap<>();
    private int classes;

    NormalizerMetrics(MetricGroup group, InstantSource clock) {
        this.group = group;
        this.clock = clock;
    }

    void mapped(LocatedEvent observation) {
        byTopic(readByTopic, observation.topic(), "read");
        lastEvents.computeIfAbsent(observation.mapper(), this::silence).lazySet(clock.millis());
        String unused = observation.unused();
        if (unused != null) {
            notUsed(observation.mapper(), unused);
        }
        String name = unused == null ? "events" : "other";
        counters.computeIfAbsent(
                        observation.mapper() + '/' + name,
                        id -> group.addGroup("mapper", observation.mapper()).counter(name))
                .inc();
    }

    /** Another thread asks for it. */
    private AtomicLong silence(String mapper) {
        AtomicLong last = new AtomicLong(clock.millis());
        group.addGroup("mapper", mapper)
                .gauge("sinceLastEvent", (Gauge<Long>) () -> clock.millis() - last.get());
        return last;
    }

    /** Kinds are untrusted text: beyond a number they count together. */
    private void notUsed(String mapper, String kind) {
        String id = mapper + "/class/" + kind;
        boolean room = counters.containsKey(id) || classes < MAX_CLASSES;
        String counted = room ? kind : "more";
        counters.computeIfAbsent(
                        mapper + "/class/" + counted,
                        absent -> {
                            classes++;
                            return group.addGroup("mapper", mapper)
                                    .addGroup("class", counted)
                                    .counter("notUsed");
                        })
                .inc();
    }

    /** Once for each event: by the topic as it is, so that no text is made for it. */
    private void byTopic(Map<String, Counter> known, String topic, String name) {
        known.computeIfAbsent(topic, id -> group.addGroup("topic", id).counter(name)).inc();
    }

    void rejected(DeadLetter letter) {
        byTopic(rejectedByTopic, letter.raw().topic(), "rejected");
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
