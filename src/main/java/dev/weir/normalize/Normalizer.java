package dev.weir.normalize;

import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Raw records to events; what rules need, and what could not be used, goes to the sides. */
public final class Normalizer extends ProcessFunction<RawRecord, LocatedEvent> {
    private static final long serialVersionUID = 1L;

    /** What could not be used. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    /** Every event, also those that only rules can use. */
    public static final OutputTag<RuleInput> RULE_INPUTS =
            new OutputTag<>("rule-inputs", TypeInformation.of(RuleInput.class));

    private final RecordLimits limits;
    private final boolean rules;
    private final String heartbeatTopic;

    private transient @Nullable Reading reading;

    /**
     * A reader of records.
     *
     * @param rules whether there are rules, which need all events
     * @param heartbeatTopic see {@link Reading}; empty for none
     */
    public Normalizer(RecordLimits limits, boolean rules, String heartbeatTopic) {
        this.limits = limits;
        this.rules = rules;
        this.heartbeatTopic = heartbeatTopic;
    }

    @Override
    public void open(OpenContext context) {
        reading = new Reading(limits, heartbeatTopic, getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(RawRecord raw, Context context, Collector<LocatedEvent> out) {
        Objects.requireNonNull(reading)
                .read(
                        raw,
                        out::collect,
                        event -> {
                            if (rules) {
                                context.output(RULE_INPUTS, RuleInput.of(event));
                            }
                        },
                        letter -> context.output(DEAD_LETTERS, letter));
    }
}
