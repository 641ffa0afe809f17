package dev.weir.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the filter has dropped out of each poll, so that Flink's source does not carry it to
 * another thread record by record. One {@link DroppedRecords} for each partition is left: it moves
 * the source's offset on, and keeps the count.
 */
public final class DroppedRecordsInterceptor implements ConsumerInterceptor<byte[], byte[]> {

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> left = new LinkedHashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            left.put(partition, left(polled.records(partition)));
        }
        return new ConsumerRecords<>(left, polled.nextOffsets());
    }

    private static List<ConsumerRecord<byte[], byte[]>> left(
            List<ConsumerRecord<byte[], byte[]>> polled) {
        List<ConsumerRecord<byte[], byte[]>> left = new ArrayList<>();
        @Nullable ConsumerRecord<byte[], byte[]> last = null;
        int place = 0;
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            if (record.value() == DroppedRecords.VALUE) {
                bytes += record.serializedValueSize();
                last = record;
                place = left.size();
            } else {
                left.add(record);
            }
        }
        if (last != null) {
            left.add(place, new DroppedRecords(last, polled.size() - left.size(), bytes));
        }
        return left;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
