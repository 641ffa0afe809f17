package dev.weir.alert;

import dev.weir.detect.rules.RuleMetrics;
import java.util.Collection;
import org.apache.flink.metrics.MetricGroup;

/** Alerts and what was held back, by rule. */
final class RuleAlertMetrics {
    private final RuleMetrics alerts;
    private final RuleMetrics suppressed;

    RuleAlertMetrics(MetricGroup group, Collection<String> rules) {
        alerts = new RuleMetrics(group, "ruleAlerts");
        suppressed = new RuleMetrics(group, "ruleSuppressed");
        rules.forEach(alerts::of);
        rules.forEach(suppressed::of);
    }

    void alert(String rule) {
        alerts.of(rule).inc();
    }

    void suppressed(String rule) {
        suppressed.of(rule).inc();
    }
}
