package dev.weir.detect.rules;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts by rule. Rules come and go, and a metric stays: those beyond a bound share one. */
public final class RuleMetrics {
    /** Three times as many as Elastic publishes for Windows. */
    static final int MOST = 1_500;

    private static final String OTHERS = "others";

    private final MetricGroup group;
    private final String name;
    private final Map<String, Counter> counters = new HashMap<>();

    /**
     * @param name of the metric, below the label {@code rule}
     */
    public RuleMetrics(MetricGroup group, String name) {
        this.group = group;
        this.name = name;
    }

    /** The counter of a rule. */
    public Counter of(String rule) {
        Counter counter = counters.get(rule);
        if (counter != null) {
            return counter;
        }
        String label = counters.size() < MOST ? rule : OTHERS;
        return counters.computeIfAbsent(
                label, absent -> group.addGroup("rule", absent).counter(name));
    }
}
