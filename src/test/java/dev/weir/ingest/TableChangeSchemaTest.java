package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.types.PojoTestUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TableChangeSchemaTest {
    @Test
    void a_record_is_a_change_with_its_key_as_id() {
        TableChange change = read(1_000L, bytes("a"), bytes("{}"));
        assertThat(change.id()).isEqualTo("a");
        assertThat(change.removed()).isFalse();
        assertThat(change.raw().value()).isEqualTo(bytes("{}"));
        assertThat(change.raw().position()).isEqualTo("weir.exceptions-2@7");
        assertThat(change.raw().ingested()).isEqualTo(1_000L);
    }

    @Test
    void a_record_without_value_is_a_removal() {
        TableChange change = read(1_000L, bytes("a"), null);
        assertThat(change.removed()).isTrue();
        assertThat(change.raw().value()).isEmpty();
    }

    @Test
    void a_record_with_an_empty_value_is_no_removal() {
        assertThat(read(1_000L, bytes("a"), new byte[0]).removed()).isFalse();
    }

    @Test
    void a_record_without_key_has_no_id() {
        assertThat(read(1_000L, null, bytes("{}")).id()).isNull();
    }

    @Test
    void a_time_that_is_missing_or_ahead_becomes_now() {
        long before = System.currentTimeMillis();
        assertThat(read(-1L, null, null).raw().ingested()).isGreaterThanOrEqualTo(before);
        assertThat(read(Long.MAX_VALUE, null, null).raw().ingested())
                .isBetween(before, System.currentTimeMillis());
    }

    @Test
    void changes_travel_without_kryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(TableChange.class);
    }

    private static TableChange read(long time, byte[] key, byte[] value) {
        List<TableChange> changes = new ArrayList<>();
        new TableChangeSchema()
                .deserialize(
                        new ConsumerRecord<>(
                                "weir.exceptions",
                                2,
                                7,
                                time,
                                TimestampType.CREATE_TIME,
                                0,
                                0,
                                key,
                                value,
                                new RecordHeaders(),
                                Optional.empty()),
                        new ListCollector<>(changes));
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
