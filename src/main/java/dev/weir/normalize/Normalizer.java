package dev.weir.normalize;

import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Raw records to observations; what cannot be used goes to the side output. Without rules, events
 * of type {@link EventType#OTHER} are counted and end here, because nothing behind uses them.
 */
public final class Normalizer extends ProcessFunction<RawRecord, LocatedEvent> {
    private static final long serialVersionUID = 1L;

    /** What could not be used. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private final RecordLimits limits;
    private final boolean all;

    private transient @Nullable EventReader reader;
    private transient @Nullable NormalizerMetrics metrics;

    /**
     * A reader of records.
     *
     * @param all whether events are handed on that only rules can use
     */
    public Normalizer(RecordLimits limits, boolean all) {
        this.limits = limits;
        this.all = all;
    }

    @Override
    public void open(OpenContext context) {
        reader = new EventReader(limits);
        metrics =
                new NormalizerMetrics(getRuntimeContext().getMetricGroup(), InstantSource.system());
    }

    @Override
    public void processElement(RawRecord raw, Context context, Collector<LocatedEvent> out) {
        NormalizerMetrics counted = Objects.requireNonNull(metrics);
        Objects.requireNonNull(reader)
                .read(
                        raw,
                        observation -> {
                            counted.mapped(observation);
                            if (all || isOfUse(observation.event())) {
                                out.collect(observation);
                            }
                        },
                        hostless -> {
                            if (all) {
                                out.collect(hostless);
                            }
                        },
                        letter -> {
                            counted.rejected(letter);
                            context.output(DEAD_LETTERS, letter);
                        });
    }

    /** Also what only says which name a host has that other records know by its id. */
    private static boolean isOfUse(EndpointEvent event) {
        return event.type() != EventType.OTHER
                || event.host().name() != null && event.host().id() != null;
    }
}
