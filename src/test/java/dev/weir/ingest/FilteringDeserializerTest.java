package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class FilteringDeserializerTest {
    private static final List<String> TOKENS = List.of("enableat", "task register");

    @Test
    void value_that_may_matter_is_copied_and_its_buffer_left_as_it_was() {
        ByteBuffer buffer = buffer("..{\"v\":\"Task Register\"}..").position(2).limit(23).slice();
        byte[] value = read(configured(0), buffer);
        assertThat(value).asString(StandardCharsets.UTF_8).isEqualTo("{\"v\":\"Task Register\"}");
        assertThat(buffer.remaining()).isEqualTo(21);
    }

    @Test
    void value_that_cannot_matter_is_dropped_without_a_copy() {
        assertThat(read(configured(0), buffer("{\"v\":\"noise\"}"))).isSameAs(DroppedRecords.VALUE);
    }

    @Test
    void token_that_lies_outside_of_the_value_does_not_count() {
        ByteBuffer buffer = buffer("{\"v\":\"noise\"}EnableAt").limit(13);
        assertThat(read(configured(0), buffer)).isSameAs(DroppedRecords.VALUE);
    }

    @Test
    void one_in_so_many_dropped_values_is_read_all_the_same() {
        FilteringDeserializer sieve = configured(100);
        for (int i = 1; i <= 350; i++) {
            byte[] value = read(sieve, buffer("{\"v\":\"noise\"}"));
            assertThat(value != DroppedRecords.VALUE).as("value %d", i).isEqualTo(i % 100 == 0);
            assertThat(read(sieve, buffer("EnableAt"))).hasSize(8);
        }
    }

    @Test
    void record_without_value_is_not_taken_for_a_dropped_one() {
        assertThat(configured(0).deserialize("events", new RecordHeaders(), (ByteBuffer) null))
                .isNull();
        byte[] empty = read(configured(0), buffer(""));
        assertThat(empty).isNotSameAs(DroppedRecords.VALUE);
        assertThat(empty).isEmpty();
    }

    @Test
    void value_outside_of_the_heap_is_read() {
        ByteBuffer direct = ByteBuffer.allocateDirect(8);
        direct.put("EnableAt".getBytes(StandardCharsets.US_ASCII)).flip();
        assertThat(read(configured(0), direct)).hasSize(8);
    }

    @Test
    void schema_asks_for_the_sieve_only_when_it_filters() {
        assertThat(new RawRecordSchema(true, TOKENS, 0).consumerSettings())
                .containsEntry(
                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                        FilteringDeserializer.class.getName());
        assertThat(new RawRecordSchema(false, TOKENS, 0).consumerSettings()).isEmpty();
    }

    private static FilteringDeserializer configured(int sampleEvery) {
        Properties settings = new RawRecordSchema(true, TOKENS, sampleEvery).consumerSettings();
        Map<String, Object> given = new HashMap<>();
        settings.stringPropertyNames().forEach(key -> given.put(key, settings.getProperty(key)));
        FilteringDeserializer sieve = new FilteringDeserializer();
        sieve.configure(given, false);
        return sieve;
    }

    private static byte[] read(FilteringDeserializer sieve, ByteBuffer buffer) {
        return sieve.deserialize("events", new RecordHeaders(), buffer);
    }

    private static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
