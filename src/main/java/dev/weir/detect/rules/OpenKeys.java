package dev.weir.detect.rules;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * How many keys of each sequence have hits that wait for others. Counted, because Flink cannot
 * tell; after another parallelism the sum over the subtasks is right, and not what one of them
 * says.
 */
public final class OpenKeys {
    private final ListState<Count> state;
    private final Map<String, Long> open = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // open() sets it
    private MetricGroup group;

    /**
     * As it is kept in state.
     *
     * @param rule {@link dev.weir.rule.EqlRule#id()}
     */
    public record Count(String rule, long keys) {}

    /** Of {@code initializeState}. */
    OpenKeys(FunctionInitializationContext context) throws Exception {
        state =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "open-keys", TypeInformation.of(Count.class)));
        for (Count count : state.get()) {
            open.merge(count.rule(), count.keys(), Long::sum);
        }
    }

    void open(MetricGroup metrics) {
        group = metrics;
        open.keySet().forEach(this::register);
    }

    void snapshot() throws Exception {
        state.clear();
        for (Map.Entry<String, Long> rule : open.entrySet()) {
            state.add(new Count(rule.getKey(), rule.getValue()));
        }
    }

    void opened(String rule) {
        if (open.putIfAbsent(rule, 0L) == null) {
            register(rule);
        }
        open.merge(rule, 1L, Long::sum);
    }

    void closed(String rule) {
        open.merge(rule, -1L, Long::sum);
    }

    long of(String rule) {
        return open.getOrDefault(rule, 0L);
    }

    private void register(String rule) {
        if (open.size() <= RuleMetrics.MOST) {
            group.addGroup("rule", rule).gauge("ruleOpenKeys", () -> of(rule));
        }
    }
}
