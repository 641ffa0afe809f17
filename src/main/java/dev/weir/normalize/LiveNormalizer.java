package dev.weir.normalize;

import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import dev.weir.ingest.TableChange;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Normalizer} that also hands on what changes the rules. Both come together here, where
 * records are still bytes that cross cheaply from the source: what stands behind is one chain.
 */
public final class LiveNormalizer
        extends BroadcastProcessFunction<RawRecord, TableChange, LocatedEvent> {
    private static final long serialVersionUID = 1L;

    private final RecordLimits limits;
    private final String heartbeatTopic;
    private transient @Nullable Reading reading;

    /**
     * A reader of records.
     *
     * @param heartbeatTopic see {@link Reading}; empty for none
     */
    public LiveNormalizer(RecordLimits limits, String heartbeatTopic) {
        this.limits = limits;
        this.heartbeatTopic = heartbeatTopic;
    }

    @Override
    public void open(OpenContext context) {
        reading = new Reading(limits, heartbeatTopic, getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(
            RawRecord raw, ReadOnlyContext context, Collector<LocatedEvent> out) {
        Objects.requireNonNull(reading)
                .read(
                        raw,
                        out::collect,
                        event -> context.output(Normalizer.RULE_INPUTS, RuleInput.of(event)),
                        letter -> context.output(Normalizer.DEAD_LETTERS, letter));
    }

    @Override
    public void processBroadcastElement(
            TableChange change, Context context, Collector<LocatedEvent> out) {
        context.output(Normalizer.RULE_INPUTS, RuleInput.of(change));
    }
}
