package dev.weir.detect.rules;

import dev.weir.sequence.SequenceUpdate;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What sequences could not take. */
final class SequenceMetrics {
    private final Counter late;
    private final Counter dropped;

    SequenceMetrics(MetricGroup group) {
        late = group.counter("sequenceLate");
        dropped = group.counter("sequenceDropped");
    }

    void update(SequenceUpdate update) {
        if (update.late()) {
            late.inc();
        }
        dropped.inc(update.dropped());
    }
}
