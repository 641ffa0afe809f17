package dev.weir.output;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer for what nothing may wait for long: where the broker does not take it, it is lost. */
final class ImpatientProducer {
    /** For so long one who sends, or closes it, may wait. */
    static final Duration BLOCK = Duration.ofSeconds(5);

    /** For so long a record may wait for the broker, also when a checkpoint does. */
    private static final Duration DELIVERY = Duration.ofSeconds(20);

    private static final Duration REQUEST = Duration.ofSeconds(10);

    private ImpatientProducer() {}

    /**
     * A producer.
     *
     * @param kafka client properties; those that bound its waiting win over its own
     */
    static Producer<byte[], byte[]> of(Properties kafka) {
        Properties bounded = new Properties();
        set(bounded, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST);
        set(bounded, ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK);
        set(bounded, ProducerConfig.LINGER_MS_CONFIG, Duration.ZERO);
        bounded.putAll(kafka);
        if (!kafka.containsKey(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG)) {
            // Kafka refuses one that is shorter than these two.
            Duration shortest =
                    millis(bounded, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG)
                            .plus(millis(bounded, ProducerConfig.LINGER_MS_CONFIG));
            Duration longer = DELIVERY.compareTo(shortest) < 0 ? shortest : DELIVERY;
            set(bounded, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, longer);
        }
        return new KafkaProducer<>(bounded, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Duration millis(Properties properties, String key) {
        try {
            return Duration.ofMillis(Long.parseLong(String.valueOf(properties.get(key)).strip()));
        } catch (NumberFormatException e) {
            return Duration.ZERO; // Kafka says what is wrong with it
        }
    }

    private static void set(Properties properties, String key, Duration value) {
        properties.setProperty(key, String.valueOf(value.toMillis()));
    }
}
