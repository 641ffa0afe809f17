package dev.weir.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Kafka topics as sources of the job. */
public final class KafkaInput {
    /** Measured on 1.1 KB events: these raise the rate of a consumer on one core. */
    private static final Properties FAST = new Properties();

    static {
        FAST.setProperty(ConsumerConfig.RECEIVE_BUFFER_CONFIG, "-1");
        FAST.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
        FAST.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "8388608");
    }

    private KafkaInput() {}

    /**
     * The topics with raw endpoint events.
     *
     * @param kafka client properties; they win over the built-in tuning
     * @param topics topics to read, when there is no pattern
     * @param topicPattern regular expression of topics; empty for none
     * @param start {@code committed}, {@code earliest}, {@code latest} or an ISO-8601 instant
     * @param discovery how often new topics and partitions are looked for
     */
    public static KafkaSource<RawRecord> events(
            Properties kafka,
            List<String> topics,
            String topicPattern,
            String groupId,
            String start,
            Duration discovery,
            RawRecordSchema schema) {
        KafkaSourceBuilder<RawRecord> builder =
                KafkaSource.<RawRecord>builder()
                        .setProperties(FAST)
                        .setProperties(kafka)
                        .setProperties(schema.consumerSettings())
                        .setGroupId(groupId)
                        .setClientIdPrefix(groupId)
                        .setStartingOffsets(offsets(start))
                        .setProperty(
                                "partition.discovery.interval.ms",
                                String.valueOf(discovery.toMillis()))
                        .setDeserializer(schema);
        return (topicPattern.isEmpty()
                        ? builder.setTopics(topics)
                        : builder.setTopicPattern(Pattern.compile(topicPattern)))
                .build();
    }

    /**
     * A compacted topic, read whole from its beginning at each start without state. It need not
     * exist yet: it is found when it appears.
     */
    public static <T> KafkaSource<T> compactedTopic(
            Properties kafka,
            String topic,
            String groupId,
            Duration discovery,
            KafkaRecordDeserializationSchema<T> schema) {
        return KafkaSource.<T>builder()
                .setProperties(kafka)
                .setGroupId(groupId)
                .setClientIdPrefix(groupId + "-" + topic)
                .setTopicPattern(Pattern.compile(Pattern.quote(topic)))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty(
                        "partition.discovery.interval.ms", String.valueOf(discovery.toMillis()))
                .setDeserializer(schema)
                .build();
    }

    @SuppressWarnings("deprecation") // the connector still takes the old OffsetResetStrategy
    private static OffsetsInitializer offsets(String start) {
        return switch (start) {
            case "committed" -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            case "earliest" -> OffsetsInitializer.earliest();
            case "latest" -> OffsetsInitializer.latest();
            default -> OffsetsInitializer.timestamp(Instant.parse(start).toEpochMilli());
        };
    }
}
