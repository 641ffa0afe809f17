package dev.weir.alert;

import static dev.weir.detect.rules.RuleFixtures.T0;
import static dev.weir.detect.rules.RuleFixtures.fact;
import static dev.weir.detect.rules.RuleFixtures.match;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class RuleAlertMetricsTest {
    @Test
    void an_alert_takes_as_long_as_its_last_event_is_there_whichever_stage_that_is() {
        MetricListener listener = new MetricListener();
        RuleAlertMetrics metrics = new RuleAlertMetrics(listener.getMetricGroup(), List.of("r"));

        metrics.alert(match("r", fact("late", 9), fact("early", 1)), T0.toEpochMilli() + 9_030);

        Histogram latency = listener.getHistogram("arrivalToAlert").orElseThrow();
        assertThat(latency.getStatistics().getValues()).containsExactly(30);
        assertThat(listener.getCounter("rule", "r", "ruleAlerts").orElseThrow().getCount()).isOne();
    }
}
