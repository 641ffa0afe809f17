package dev.weir.normalize;

import dev.weir.event.EventType;
import dev.weir.ingest.RawRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Raw records to observations; what cannot be used goes to the side output. Events that the
 * detection never uses end here.
 *
 * <p>Counts, by shape: {@code weir.mapper.<name>.events} and {@code .other}; by reason and shape:
 * {@code weir.reason.<reason>.source.<name>.deadLetters}.
 */
public final class Normalizer extends ProcessFunction<RawRecord, Observation> {
    private static final long serialVersionUID = 1L;

    /** What could not be used. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private transient @Nullable EventReader reader;
    private transient @Nullable Map<String, Counter> counters;

    @Override
    public void open(OpenContext context) {
        reader = new EventReader();
        counters = new HashMap<>();
    }

    @Override
    public void processElement(RawRecord raw, Context context, Collector<Observation> out) {
        if (reader == null) {
            throw new IllegalStateException("not opened");
        }
        reader.read(
                raw,
                observation -> {
                    boolean other = observation.event().type() == EventType.OTHER;
                    count("mapper", observation.mapper(), null, other ? "other" : "events");
                    if (!other) {
                        out.collect(observation);
                    }
                },
                letter -> {
                    String source = letter.source() == null ? "none" : letter.source();
                    count(
                            "reason",
                            letter.reason().name().toLowerCase(Locale.ROOT),
                            source,
                            "deadLetters");
                    context.output(DEAD_LETTERS, letter);
                });
    }

    private void count(String key, String value, @Nullable String source, String name) {
        if (counters == null) {
            throw new IllegalStateException("not opened");
        }
        counters.computeIfAbsent(
                        value + '/' + source + '/' + name,
                        id -> {
                            MetricGroup group =
                                    getRuntimeContext()
                                            .getMetricGroup()
                                            .addGroup("weir")
                                            .addGroup(key, value);
                            return (source == null ? group : group.addGroup("source", source))
                                    .counter(name);
                        })
                .inc();
    }
}
