package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawRecordSchemaTest {
    private static final List<String> TOKENS = List.of("enableat");
    private static final long NOON_2026 = 1_767_268_800_000L;

    private final Map<String, Counter> counters = new HashMap<>();
    private final List<RawRecord> out = new ArrayList<>();

    @Test
    void record_that_may_matter_comes_out_with_its_position_and_bytes() throws Exception {
        RawRecordSchema schema = opened(true, 0);
        read(schema, record("EnableAt", 7, NOON_2026, TimestampType.CREATE_TIME));
        assertThat(out).hasSize(1);
        assertThat(out.get(0).position()).isEqualTo("events-3@7");
        assertThat(out.get(0).value()).asString(StandardCharsets.UTF_8).isEqualTo("EnableAt");
    }

    @Test
    void dropped_records_are_only_counted() throws Exception {
        RawRecordSchema schema = opened(true, 0);
        ConsumerRecord<byte[], byte[]> last =
                record("noise", 4_999, NOON_2026, TimestampType.CREATE_TIME);
        read(schema, new DroppedRecords(last, 5_000, 25_000));
        read(schema, record("EnableAt", 5_000, NOON_2026, TimestampType.CREATE_TIME));
        assertThat(out).hasSize(1);
        assertThat(counts())
                .isEqualTo(
                        Map.of(
                                "recordsSeen", 5_001L,
                                "bytesSeen", 25_008L,
                                "recordsPassed", 1L,
                                "recordsSampled", 0L,
                                "tombstones", 0L));
    }

    @Test
    void record_that_came_through_the_sieve_as_a_sample_is_counted_apart() throws Exception {
        RawRecordSchema schema = opened(true, 100);
        read(schema, record("noise", 1, NOON_2026, TimestampType.CREATE_TIME));
        read(schema, record("EnableAt", 2, NOON_2026, TimestampType.CREATE_TIME));
        assertThat(out).hasSize(2);
        assertThat(counts()).containsEntry("recordsPassed", 1L).containsEntry("recordsSampled", 1L);
    }

    @Test
    void everything_comes_out_without_filter() throws Exception {
        RawRecordSchema schema = opened(false, 0);
        read(schema, record("noise", 1, NOON_2026, TimestampType.CREATE_TIME));
        assertThat(out).hasSize(1);
    }

    @Test
    void tombstone_is_only_counted_and_an_empty_record_comes_out() throws Exception {
        RawRecordSchema schema = opened(true, 0);
        read(schema, record(null, 1, NOON_2026, TimestampType.CREATE_TIME));
        assertThat(out).isEmpty();
        assertThat(counts()).containsEntry("recordsSeen", 1L).containsEntry("tombstones", 1L);

        read(schema, record("", 2, NOON_2026, TimestampType.CREATE_TIME));
        assertThat(out).hasSize(1);
    }

    @Test
    void append_time_of_the_broker_is_believed_even_when_ahead_of_this_clock() throws Exception {
        long ahead = System.currentTimeMillis() + 3_600_000;
        assertThat(ingested(ahead, TimestampType.LOG_APPEND_TIME)).isEqualTo(ahead);
    }

    @Test
    void time_of_the_producer_is_believed_unless_it_lies_in_the_future() throws Exception {
        assertThat(ingested(NOON_2026, TimestampType.CREATE_TIME)).isEqualTo(NOON_2026);
        long before = System.currentTimeMillis();
        long ingested = ingested(before + 3_600_000, TimestampType.CREATE_TIME);
        assertThat(ingested).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void time_that_is_missing_or_before_2000_is_replaced_by_now() throws Exception {
        for (long time : new long[] {-1, 0, 946_684_799_999L}) {
            long before = System.currentTimeMillis();
            long ingested = ingested(time, TimestampType.CREATE_TIME);
            assertThat(ingested).isBetween(before, System.currentTimeMillis());
        }
        assertThat(ingested(946_684_800_000L, TimestampType.CREATE_TIME))
                .isEqualTo(946_684_800_000L);
    }

    @Test
    void unusable_token_and_negative_sample_are_refused_when_the_job_is_built() {
        assertThatThrownBy(() -> new RawRecordSchema(true, List.of("four"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'four'");
        assertThatThrownBy(() -> new RawRecordSchema(true, TOKENS, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void raw_records_travel_without_kryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(RawRecord.class);
    }

    private long ingested(long timestamp, TimestampType type) throws Exception {
        out.clear();
        read(opened(true, 0), record("EnableAt", 1, timestamp, type));
        return out.get(0).ingested();
    }

    /** As on a task manager: a copy that came over the network. */
    private RawRecordSchema opened(boolean filter, int sampleEvery) throws Exception {
        RawRecordSchema schema =
                InstantiationUtil.clone(new RawRecordSchema(filter, TOKENS, sampleEvery));
        schema.open(new Context());
        return schema;
    }

    private void read(RawRecordSchema schema, ConsumerRecord<byte[], byte[]> message)
            throws IOException {
        schema.deserialize(message, new ListCollector<>(out));
    }

    private static ConsumerRecord<byte[], byte[]> record(
            @Nullable String value, long offset, long timestamp, TimestampType type) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "events",
                3,
                offset,
                timestamp,
                type,
                0,
                0,
                null,
                bytes,
                new RecordHeaders(),
                Optional.empty());
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        counters.forEach((name, counter) -> counts.put(name, counter.getCount()));
        return counts;
    }

    private final class Context implements InitializationContext {
        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup() {
                @Override
                public <C extends Counter> C counter(String name, C counter) {
                    counters.put(name, counter);
                    return counter;
                }

                @Override
                public Counter counter(String name) {
                    return counter(name, super.counter(name));
                }
            };
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
