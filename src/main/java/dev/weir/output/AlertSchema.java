package dev.weir.output;

import dev.weir.alert.Alert;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Alerts as Kafka records. The key is {@code event.id}: revisions of one alert stay in order, and a
 * compacted topic keeps the last of them. The record's time is when it was sent.
 */
public final class AlertSchema implements KafkaRecordSerializationSchema<Alert> {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final AlertFormat format;

    public AlertSchema(String topic, AlertFormat format) {
        this.topic = topic;
        this.format = format;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Alert alert, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic,
                alert.id().getBytes(StandardCharsets.UTF_8),
                AlertDocument.write(alert, format));
    }
}
