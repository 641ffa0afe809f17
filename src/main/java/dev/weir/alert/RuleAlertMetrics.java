package dev.weir.alert;

import dev.weir.detect.ArrivalToAlert;
import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.detect.rules.RuleMetrics;
import java.util.Collection;
import java.util.Comparator;
import org.apache.flink.metrics.MetricGroup;

/** Alerts and what was held back, by rule; how long after their events alerts go out. */
final class RuleAlertMetrics {
    private final RuleMetrics alerts;
    private final RuleMetrics suppressed;
    private final ArrivalToAlert latency;

    RuleAlertMetrics(MetricGroup group, Collection<String> rules) {
        alerts = new RuleMetrics(group, "ruleAlerts");
        suppressed = new RuleMetrics(group, "ruleSuppressed");
        latency = new ArrivalToAlert(group);
        rules.forEach(alerts::of);
        rules.forEach(suppressed::of);
    }

    void alert(RuleMatch match, long now) {
        alerts.of(match.rule()).inc();
        match.facts().stream()
                .map(RuleFact::ingested)
                .max(Comparator.naturalOrder())
                .ifPresent(arrived -> latency.told(arrived, now));
    }

    void suppressed(String rule) {
        suppressed.of(rule).inc();
    }
}
