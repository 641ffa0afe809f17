package dev.weir.alert;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Alerts and what was held back, by rule. */
final class RuleAlertMetrics {
    private final Map<String, Counter> alerts = new HashMap<>();
    private final Map<String, Counter> suppressed = new HashMap<>();

    RuleAlertMetrics(MetricGroup group, Collection<String> rules) {
        for (String rule : rules) {
            MetricGroup own = group.addGroup("rule", rule);
            alerts.put(rule, own.counter("ruleAlerts"));
            suppressed.put(rule, own.counter("ruleSuppressed"));
        }
    }

    void alert(String rule) {
        count(alerts, rule);
    }

    void suppressed(String rule) {
        count(suppressed, rule);
    }

    private static void count(Map<String, Counter> counters, String rule) {
        Counter counter = counters.get(rule);
        if (counter != null) {
            counter.inc();
        }
    }
}
