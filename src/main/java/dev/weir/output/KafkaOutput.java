package dev.weir.output;

import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Kafka topics as sinks of the job. */
public final class KafkaOutput {

    /** Kafka's default waits 5 ms for more to come; alerts are rare and come alone. */
    private static final String AT_ONCE = "0";

    private KafkaOutput() {}

    /**
     * A sink for one topic.
     *
     * @param kafka client properties
     * @param guarantee exactly-once writes transactions that end with each checkpoint
     * @param transactionalIdPrefix start of the transactional ids; two sinks must not share it
     * @param transactionTimeout at most the broker's {@code transaction.max.timeout.ms}
     */
    public static <T> Sink<T> to(
            Properties kafka,
            DeliveryGuarantee guarantee,
            String transactionalIdPrefix,
            Duration transactionTimeout,
            KafkaRecordSerializationSchema<T> schema) {
        KafkaSinkBuilder<T> builder =
                KafkaSink.<T>builder()
                        .setProperty(ProducerConfig.LINGER_MS_CONFIG, AT_ONCE)
                        .setKafkaProducerConfig(kafka)
                        .setBootstrapServers(kafka.getProperty("bootstrap.servers"))
                        .setDeliveryGuarantee(guarantee)
                        .setRecordSerializer(schema);
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
            builder.setTransactionalIdPrefix(transactionalIdPrefix)
                    .setProperty(
                            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                            String.valueOf(transactionTimeout.toMillis()));
        }
        return new GuardedSink<>(builder.build());
    }
}
