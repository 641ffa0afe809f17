package dev.weir.output;

import dev.weir.ingest.DeadLetter;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Gauge;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead letters to Kafka, at least once while their topic takes them. Where it does not, they are
 * counted as {@code deadLettersLost} and told once a minute: alerts must not wait for them.
 */
public final class DeadLetterSink implements Sink<DeadLetter> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSink.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Properties kafka;
    private final String topic;

    /**
     * A sink for one topic.
     *
     * @param kafka client properties; those that bound its waiting win over the sink's own
     */
    public DeadLetterSink(Properties kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    @Override
    public SinkWriter<DeadLetter> createWriter(WriterInitContext context) {
        Writer writer = new Writer(ImpatientProducer.of(kafka), topic);
        context.metricGroup().gauge("deadLettersLost", (Gauge<Long>) writer.lost::get);
        return writer;
    }

    private static final class Writer implements SinkWriter<DeadLetter> {
        private final Producer<byte[], byte[]> producer;
        private final String topic;
        private final AtomicLong lost = new AtomicLong();

        /** Until then the topic is not tried again; {@link System#nanoTime}, 0 for none. */
        private volatile long paused;

        Writer(Producer<byte[], byte[]> producer, String topic) {
            this.producer = producer;
            this.topic = topic;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the callback tells of failures
        public void write(DeadLetter letter, Context context) {
            if (paused != 0 && System.nanoTime() - paused < 0) {
                lost.incrementAndGet();
                return;
            }
            try {
                producer.send(
                        new ProducerRecord<>(topic, DeadLetterDocument.write(letter)),
                        (sent, failure) -> {
                            if (failure != null) {
                                lose(failure);
                            }
                        });
            } catch (KafkaException e) {
                lose(e);
            }
        }

        private void lose(Exception why) {
            lost.incrementAndGet();
            long now = System.nanoTime();
            if (paused == 0 || now - paused >= 0) {
                paused = now + PAUSE.toNanos();
                LOG.warn(
                        "{} dead letters lost so far: {} takes none: {}",
                        lost,
                        topic,
                        why.toString());
            }
        }

        @Override
        public void flush(boolean end) {
            producer.flush();
        }

        @Override
        public void close() {
            producer.close(ImpatientProducer.BLOCK);
        }
    }
}
