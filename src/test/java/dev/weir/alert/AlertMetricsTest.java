package dev.weir.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.testing.Incidents;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class AlertMetricsTest {
    @Test
    void revisions_are_counted_by_stage_and_suppressed_ones_apart() {
        MetricListener listener = new MetricListener();
        AlertMetrics metrics = new AlertMetrics(listener.getMetricGroup());
        metrics.issued(Incidents.armed());
        metrics.issued(
                Incidents.of(Stage.ARMED, Severity.MEDIUM, Incidents.arming().exceptedBy("x")));
        metrics.issued(Incidents.atJob());
        Map<String, Long> counts = new HashMap<>();
        for (Stage stage : Stage.values()) {
            counts.put(stage.id(), count(listener, "stage", stage.id(), "alerts"));
        }
        assertThat(counts)
                .isEqualTo(
                        Map.of(
                                "tentative", 0L,
                                "armed", 2L,
                                "task_created", 0L,
                                "at_run", 0L,
                                "at_job", 1L));
        assertThat(count(listener, "suppressed")).isEqualTo(1);
    }

    private static long count(MetricListener listener, String... name) {
        return listener.getCounter(name).orElseThrow().getCount();
    }
}
