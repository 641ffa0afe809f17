package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DroppedRecordsInterceptorTest {
    private static final TopicPartition PARTITION = new TopicPartition("events", 3);
    private static final Map<TopicPartition, OffsetAndMetadata> NEXT =
            Map.of(PARTITION, new OffsetAndMetadata(9));

    @Test
    void dropped_records_become_one_tally_at_the_offset_of_the_last() {
        List<ConsumerRecord<byte[], byte[]>> left = after("--x-y--");
        assertThat(left).extracting(ConsumerRecord::offset).containsExactly(2L, 4L, 6L);
        assertThat(left.get(2)).isInstanceOf(DroppedRecords.class);
        DroppedRecords tally = (DroppedRecords) left.get(2);
        assertThat(tally.records()).isEqualTo(5);
        assertThat(tally.bytes()).isEqualTo(0 + 1 + 3 + 5 + 6);
    }

    @Test
    void offsets_never_go_back_where_a_record_follows_the_last_dropped_one() {
        List<ConsumerRecord<byte[], byte[]>> left = after("-x-yz");
        assertThat(left).extracting(ConsumerRecord::offset).containsExactly(1L, 2L, 3L, 4L);
        assertThat(left.get(1)).isInstanceOf(DroppedRecords.class);
    }

    @Test
    void poll_of_nothing_but_dropped_records_leaves_the_tally() {
        List<ConsumerRecord<byte[], byte[]>> left = after("----");
        assertThat(left).singleElement().isInstanceOf(DroppedRecords.class);
        assertThat(left.get(0).offset()).isEqualTo(3);
    }

    @Test
    void poll_without_dropped_records_is_as_it_was() {
        assertThat(after("xyz")).hasSize(3).noneMatch(DroppedRecords.class::isInstance);
    }

    @Test
    void next_offsets_are_kept() {
        assertThat(new DroppedRecordsInterceptor().onConsume(polled("-x-")).nextOffsets())
                .isEqualTo(NEXT);
    }

    private static List<ConsumerRecord<byte[], byte[]>> after(String polled) {
        return new DroppedRecordsInterceptor().onConsume(polled(polled)).records(PARTITION);
    }

    /** One record for each character, of as many bytes as its offset; a dash is a dropped one. */
    private static ConsumerRecords<byte[], byte[]> polled(String kinds) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int offset = 0; offset < kinds.length(); offset++) {
            byte[] value = kinds.substring(offset, offset + 1).getBytes(StandardCharsets.UTF_8);
            records.add(
                    new ConsumerRecord<>(
                            PARTITION.topic(),
                            PARTITION.partition(),
                            offset,
                            0,
                            TimestampType.CREATE_TIME,
                            0,
                            offset,
                            null,
                            value[0] == '-' ? DroppedRecords.VALUE : value,
                            new RecordHeaders(),
                            Optional.empty()));
        }
        return new ConsumerRecords<>(Map.of(PARTITION, records), NEXT);
    }
}
