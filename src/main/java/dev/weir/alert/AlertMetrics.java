package dev.weir.alert;

import dev.weir.correlate.Incident;
import dev.weir.correlate.Stage;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what goes out: {@code alerts} by stage, each revision, and {@code suppressed} those of
 * them that an exception covers.
 */
final class AlertMetrics {
    private final Counter[] alerts = new Counter[Stage.values().length];
    private final Counter suppressed;

    AlertMetrics(MetricGroup group) {
        suppressed = group.counter("suppressed");
        for (Stage stage : Stage.values()) {
            alerts[stage.ordinal()] = group.addGroup("stage", stage.id()).counter("alerts");
        }
    }

    void issued(Incident incident) {
        alerts[incident.stage().ordinal()].inc();
        if (incident.suppressed()) {
            suppressed.inc();
        }
    }
}
