package dev.weir.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.alert.Alert;
import dev.weir.detect.enableat.HeartbeatEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes an event that raises an alert to a topic that the job reads, again and again, and takes
 * the alerts: {@code heartbeatLatency} is the way from the one to the other, {@code heartbeatAge}
 * the time since the newest that came through was written, or since the start; in milliseconds.
 *
 * <p>It runs by itself, in one subtask. It keeps no state, so that it can be switched on and off; a
 * beat that Kafka does not take is lost, and seen as age.
 *
 * <p>Each beat is of another host, because a host that is armed again has no new alert. They are so
 * many that one comes again when all else has forgotten it.
 */
public final class HeartbeatFunction extends ProcessFunction<Alert, Void> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatFunction.class);

    private static final String HOST = "weir-heartbeat-";

    /** Of the newest beats: bounded, and some hours of them. */
    private static final int WINDOW = 200;

    private final SerializableSupplier<Producer<byte[], byte[]>> producers;
    private final String topic;
    private final long interval;
    private final long hosts;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Producer<byte[], byte[]> producer;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient ProcessingTimeService clock;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Histogram latency;

    private transient long started;

    /** When the newest beat that came through was written. */
    private transient volatile long newest;

    /**
     * A heart.
     *
     * @param kafka client properties
     * @param remember for how long a host is remembered that was armed
     */
    public HeartbeatFunction(Properties kafka, String topic, Duration interval, Duration remember) {
        this(() -> ImpatientProducer.of(kafka), topic, interval, remember);
    }

    HeartbeatFunction(
            SerializableSupplier<Producer<byte[], byte[]>> producers,
            String topic,
            Duration interval,
            Duration remember) {
        this.producers = producers;
        this.topic = topic;
        this.interval = interval.toMillis();
        hosts = remember.dividedBy(interval) + 2;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the task
    public void open(OpenContext context) {
        producer = producers.get();
        clock = ((StreamingRuntimeContext) getRuntimeContext()).getProcessingTimeService();
        started = clock.getCurrentProcessingTime();
        newest = started;
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        metrics.gauge(
                "heartbeatAge", (Gauge<Long>) () -> clock.getCurrentProcessingTime() - newest);
        latency = metrics.histogram("heartbeatLatency", new DescriptiveStatisticsHistogram(WINDOW));
        clock.scheduleWithFixedDelay(this::beat, 0, interval);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells of failures
    private void beat(long time) {
        Instant now = Instant.ofEpochMilli(clock.getCurrentProcessingTime());
        String host = HOST + now.toEpochMilli() / interval % hosts;
        byte[] event = HeartbeatEvent.of(host, now).getBytes(UTF_8);
        try {
            producer.send(
                    new ProducerRecord<>(topic, host.getBytes(UTF_8), event),
                    (sent, failure) -> {
                        if (failure != null) {
                            lost(failure);
                        }
                    });
        } catch (RuntimeException e) {
            lost(e);
        }
    }

    private void lost(Exception why) {
        LOG.warn("A heartbeat is lost: {} does not take it: {}", topic, why.toString());
    }

    @Override
    public void processElement(Alert alert, Context context, Collector<Void> out) {
        String host = alert.incident().key().name();
        if (!host.startsWith(HOST)) {
            LOG.warn("An alert of {} is no heartbeat, but was written to {}", host, topic);
            return;
        }
        long written = alert.incident().arming().time().toEpochMilli();
        // Those of an earlier start tell how long the job did not run.
        if (written >= started) {
            latency.update(clock.getCurrentProcessingTime() - written);
            newest = Math.max(newest, written);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(ImpatientProducer.BLOCK);
        }
    }
}
