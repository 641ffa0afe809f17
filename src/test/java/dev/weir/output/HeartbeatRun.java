package dev.weir.output;

import dev.weir.alert.Alert;
import dev.weir.detect.Hit;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.detect.Tenants;
import dev.weir.event.HostKey;
import dev.weir.testing.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.producer.Producer;

/** A heart on a clock of the test's own, with its metrics. */
final class HeartbeatRun implements AutoCloseable {
    private final InterceptingOperatorMetricGroup watched = new InterceptingOperatorMetricGroup();
    private final OneInputStreamOperatorTestHarness<Alert, Void> harness;

    HeartbeatRun(Producer<byte[], byte[]> producer, Duration interval, Instant start)
            throws Exception {
        HeartbeatFunction function =
                new HeartbeatFunction(() -> producer, "beats", interval, Duration.ofDays(8));
        harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(function) {
                            @Override
                            public OperatorMetricGroup getMetricGroup() {
                                return watched;
                            }
                        });
        clock(start);
        harness.open();
    }

    /** An alert as the chain makes it of a beat. */
    static Alert alert(String host, Instant written) {
        Hit sample = Incidents.arming();
        Hit arming =
                new Hit(
                        sample.kind(),
                        sample.flags(),
                        new HostKey(Tenants.HEARTBEAT, host, null),
                        written,
                        written,
                        sample.source(),
                        null,
                        sample.position(),
                        sample.summary(),
                        sample.host(),
                        null,
                        null,
                        sample.registry(),
                        null,
                        null);
        return new Alert(
                "id",
                List.of(),
                Incidents.on(arming.key(), Incidents.of(Stage.ARMED, Severity.MEDIUM, arming)),
                List.of(),
                1);
    }

    void clock(Instant time) throws Exception {
        harness.setProcessingTime(time.toEpochMilli());
    }

    void accept(Alert alert) throws Exception {
        harness.processElement(alert, 0);
    }

    long age() {
        return (Long) ((Gauge<?>) watched.get("heartbeatAge")).getValue();
    }

    Histogram latency() {
        return (Histogram) watched.get("heartbeatLatency");
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
