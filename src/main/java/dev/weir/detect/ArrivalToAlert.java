package dev.weir.detect;

import java.time.Instant;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * From the arrival of what an alert still lacked to the alert: the metric {@code arrivalToAlert}, a
 * histogram of the last {@value #WINDOW} in milliseconds.
 */
public final class ArrivalToAlert {
    private static final int WINDOW = 1000;

    private final Histogram millis;

    public ArrivalToAlert(MetricGroup group) {
        millis = group.histogram("arrivalToAlert", new DescriptiveStatisticsHistogram(WINDOW));
    }

    /**
     * An alert, or a revision of it, goes out.
     *
     * @param arrived when the last to come of its events entered the log
     * @param now milliseconds
     */
    public void told(Instant arrived, long now) {
        millis.update(now - arrived.toEpochMilli());
    }
}
