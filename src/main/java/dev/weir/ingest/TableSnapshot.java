package dev.weir.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a compacted topic holds at this moment. */
public final class TableSnapshot {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private TableSnapshot() {}

    /**
     * The last record of each key, in the order of their offsets; empty when there is no such
     * topic.
     *
     * @param kafka client properties
     * @throws org.apache.kafka.common.KafkaException when the brokers do not answer in time
     * @throws IllegalStateException when they answer, and the records do not come
     */
    public static List<TableChange> of(Properties kafka, String topic) {
        Properties properties = new Properties();
        properties.putAll(kafka);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<PartitionInfo> found = consumer.listTopics().getOrDefault(topic, List.of());
            List<TopicPartition> partitions =
                    found.stream()
                            .map(each -> new TopicPartition(topic, each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions), topic);
        }
    }

    private static List<TableChange> read(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, String topic) {
        TableChangeSchema schema = new TableChangeSchema();
        Map<String, TableChange> last = new LinkedHashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isBefore(consumer, ends)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "topic %s: not read to its end in %d s"
                                .formatted(topic, PATIENCE.toSeconds()));
            }
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                List<TableChange> changes = new ArrayList<>(1);
                schema.deserialize(message, new ListCollector<>(changes));
                for (TableChange change : changes) {
                    String key = String.valueOf(change.id());
                    last.remove(key);
                    last.put(key, change);
                }
            }
        }
        return List.copyOf(last.values());
    }

    private static boolean isBefore(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
