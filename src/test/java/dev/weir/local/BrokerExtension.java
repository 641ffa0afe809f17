package dev.weir.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker for the tests of one class: {@code @RegisterExtension static final BrokerExtension
 * BROKER = new BrokerExtension();}.
 */
public final class BrokerExtension implements BeforeAllCallback, AfterAllCallback {

    private Broker broker;

    @Override
    public void beforeAll(ExtensionContext context) {
        broker = Broker.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        broker.close();
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Creates a topic of a name that no other test uses, and returns the name. */
    public String topic(String prefix, int partitions) {
        String name = prefix + "-" + UUID.randomUUID();
        broker.createTopics(partitions, name);
        return name;
    }

    /** Sends the values without keys, in order, and waits until the broker has them all. */
    public void send(String topic, byte[]... values) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers(), "acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    Arrays.stream(values)
                            .map(value -> producer.send(new ProducerRecord<>(topic, value)))
                            .toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    /**
     * Reads the topic from its beginning until so many records are there or the time is over; what
     * was read by then is returned.
     *
     * @param isolation {@code read_committed} or {@code read_uncommitted}
     */
    public List<ConsumerRecord<byte[], byte[]>> read(
            String topic, int count, String isolation, Duration patience) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", isolation);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Collection<TopicPartition> partitions = partitions(consumer.partitionsFor(topic));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + patience.toNanos();
            while (records.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static Collection<TopicPartition> partitions(List<PartitionInfo> partitions) {
        return partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
