package dev.weir.alert;

import dev.weir.detect.Incident;
import dev.weir.detect.Stage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what goes out: {@code alerts} by stage, each revision, and {@code suppressed} those of
 * them that an exception covers.
 */
final class AlertMetrics {
    private final Map<Stage, Counter> alerts = new EnumMap<>(Stage.class);
    private final Counter suppressed;

    AlertMetrics(MetricGroup group) {
        suppressed = group.counter("suppressed");
        for (Stage stage : Stage.values()) {
            alerts.put(stage, group.addGroup("stage", stage.id()).counter("alerts"));
        }
    }

    void issued(Incident incident) {
        Objects.requireNonNull(alerts.get(incident.stage())).inc();
        if (incident.suppressed()) {
            suppressed.inc();
        }
    }
}
