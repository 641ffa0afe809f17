package dev.weir.output;

import dev.weir.alert.RuleAlert;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Alerts of rules as Kafka records; the key is {@code event.id}, as with all alerts. */
public final class RuleAlertSchema implements KafkaRecordSerializationSchema<RuleAlert> {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final AlertFormat format;

    public RuleAlertSchema(String topic, AlertFormat format) {
        this.topic = topic;
        this.format = format;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            RuleAlert alert, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic,
                alert.id().getBytes(StandardCharsets.UTF_8),
                RuleDocument.write(alert, format));
    }
}
