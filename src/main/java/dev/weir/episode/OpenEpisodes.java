package dev.weir.episode;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * How many episodes are remembered, so that what comes may still belong to them: the metric {@code
 * openEpisodes}. Counted, because Flink cannot tell; after another parallelism the sum over the
 * subtasks is right, and not what one of them says.
 */
final class OpenEpisodes {
    private final ListState<Long> checkpointed;

    /** What is counted of a host: nothing, where a version remembered it that did not count. */
    private final ValueState<Integer> ofHost;

    private volatile long open;

    /** Of {@code initializeState}. */
    OpenEpisodes(FunctionInitializationContext context) throws Exception {
        checkpointed =
                context.getOperatorStateStore()
                        .getListState(new ListStateDescriptor<>("open-episodes", Types.LONG));
        ofHost =
                context.getKeyedStateStore()
                        .getState(new ValueStateDescriptor<>("open-episodes-of-host", Types.INT));
        long sum = 0;
        for (Long count : checkpointed.get()) {
            sum += count;
        }
        open = sum;
    }

    /** Another thread asks for it. */
    void register(MetricGroup metrics) {
        metrics.gauge("openEpisodes", (Gauge<Long>) () -> open);
    }

    void snapshot() throws Exception {
        checkpointed.update(List.of(open));
    }

    /** The host at hand has so many by now. */
    void of(int episodes) throws Exception {
        Integer before = ofHost.value();
        int counted = before == null ? 0 : before;
        if (episodes == counted) {
            return;
        }
        open = open + episodes - counted;
        if (episodes == 0) {
            ofHost.clear();
        } else {
            ofHost.update(episodes);
        }
    }
}
