package dev.weir.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients of the benchmark. */
final class Clients {
    private Clients() {}

    /** Those of the job's own source. */
    static Properties settings(String servers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("receive.buffer.bytes", "-1");
        settings.put("max.poll.records", "5000");
        settings.put("max.partition.fetch.bytes", "8388608");
        return settings;
    }

    /** With the settings of the job's own source, assigned to the whole topic from its start. */
    static KafkaConsumer<byte[], byte[]> reader(String servers, String topic) {
        Properties settings = settings(servers);
        settings.put("enable.auto.commit", "false");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic, Duration.ofSeconds(30)).stream()
                        .map(each -> new TopicPartition(topic, each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    static void seekToEnd(KafkaConsumer<?, ?> consumer) {
        Collection<TopicPartition> partitions = consumer.assignment();
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    static KafkaProducer<byte[], byte[]> writer(String servers, Map<String, Object> more) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("acks", "1");
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
