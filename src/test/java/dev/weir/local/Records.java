package dev.weir.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Sends to and reads from the topics of any broker. */
public final class Records {

    private Records() {}

    /** Sends the values without keys, in order, and waits until the broker has them all. */
    public static void send(String bootstrapServers, String topic, byte[]... values)
            throws Exception {
        send(Map.of("bootstrap.servers", bootstrapServers), topic, values);
    }

    /** The same at a broker that asks who one is. */
    static void send(Map<String, Object> client, String topic, byte[]... values) throws Exception {
        Map<String, Object> settings = with(client, "acks", "all");
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
    public static List<ConsumerRecord<byte[], byte[]>> read(
            String bootstrapServers, String topic, int count, String isolation, Duration patience) {
        return read(
                Map.of("bootstrap.servers", bootstrapServers), topic, count, isolation, patience);
    }

    /** The same at a broker that asks who one is. */
    static List<ConsumerRecord<byte[], byte[]>> read(
            Map<String, Object> client,
            String topic,
            int count,
            String isolation,
            Duration patience) {
        Map<String, Object> settings = with(client, "isolation.level", isolation);
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

    /** Reads all that a reader of this isolation may see now. */
    public static List<ConsumerRecord<byte[], byte[]>> readAll(
            String bootstrapServers, String topic, String isolation) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Collection<TopicPartition> partitions = partitions(consumer.partitionsFor(topic));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static Map<String, Object> with(Map<String, Object> client, String key, String value) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(key, value);
        return settings;
    }

    private static Collection<TopicPartition> partitions(List<PartitionInfo> partitions) {
        return partitions.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
