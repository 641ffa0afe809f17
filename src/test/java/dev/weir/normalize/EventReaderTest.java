package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.testing.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    static final String GOOD =
            """
            {"event":{"category":["registry"],"type":["change"],"module":"acme"},
             "@timestamp":"2026-03-02T09:15:00Z","host":{"name":"ws01"},
             "registry":{"path":"HKLM\\\\A\\\\EnableAt","data":{"strings":["1"]}}}
            """;

    private final EventReader reader = new EventReader();
    private final List<LocatedEvent> events = new ArrayList<>();
    private final List<DeadLetter> rejects = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "garbage",
                "{",
                "{\"a\":",
                "[1,2",
                "\"text\"",
                "12",
                "null",
                "{}}",
                "{\"a\":01}",
                "{'a':1}"
            })
    void read_malformed_isADeadLetterAndNoEvent(String text) {
        read(text);

        assertThat(events).isEmpty();
        assertThat(rejects).last().extracting(DeadLetter::reason).isEqualTo(Reason.MALFORMED_JSON);
    }

    @Test
    void read_empty_record_says_so() {
        read("");

        assertThat(rejects).extracting(DeadLetter::detail).containsExactly("empty record");
    }

    @Test
    void read_invalid_utf8_is_malformed() {
        byte[] bytes = "{\"host\":\"ws\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        read(bytes);

        assertThat(rejects).extracting(DeadLetter::reason).containsExactly(Reason.MALFORMED_JSON);
    }

    @Test
    void read_byte_order_mark_is_tolerated() {
        read("\uFEFF" + GOOD);

        assertThat(events).hasSize(1);
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_two_megabytes_in_one_value_is_read() {
        read(GOOD.replace("acme", "a".repeat(2_000_000)));

        assertThat(events).hasSize(1);
    }

    @Test
    void read_gzip_is_decompressed() {
        read(Gzip.of(GOOD.getBytes(StandardCharsets.UTF_8)));

        assertThat(events).hasSize(1);
    }

    @Test
    void read_truncated_gzip_is_malformed() {
        byte[] whole = Gzip.of(GOOD.getBytes(StandardCharsets.UTF_8));

        read(Arrays.copyOf(whole, whole.length / 2));

        assertThat(rejects).extracting(DeadLetter::reason).containsExactly(Reason.MALFORMED_JSON);
    }

    @Test
    void read_unknown_shape_names_the_keys() {
        read("{\"foo\":1,\"bar\":{}}");

        assertThat(rejects).hasSize(1);
        assertThat(rejects.get(0).reason()).isEqualTo(Reason.UNKNOWN_SOURCE);
        assertThat(rejects.get(0).detail()).isEqualTo("keys foo, bar");
        assertThat(rejects.get(0).source()).isNull();
    }

    @Test
    void read_unknown_shape_with_endless_keys_keeps_the_detail_short() {
        read("{\"" + "k".repeat(40_000) + "\":1}");

        assertThat(rejects.get(0).detail()).hasSizeLessThan(310);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \"", "\"-\"", "\"NULL\"", "\"n/a\"", "\".corp\""})
    void read_no_usable_host_isADead_letter(String host) {
        read(GOOD.replace("\"ws01\"", host));

        assertThat(events).isEmpty();
        assertThat(rejects).extracting(DeadLetter::reason).containsExactly(Reason.NO_HOST);
        assertThat(rejects).extracting(DeadLetter::source).containsExactly("ecs");
    }

    @Test
    void read_other_event_without_host_is_no_dead_letter() {
        read("{\"event\":{\"kind\":\"event\",\"category\":[\"network\"]},\"@timestamp\":\"x\"}");

        assertThat(rejects).isEmpty();
        assertThat(events).hasSize(1);
    }

    @Test
    void read_several_documents_in_one_record_are_read_until_the_first_bad_one() {
        read(GOOD + GOOD + "{oops");

        assertThat(events).hasSize(2);
        assertThat(rejects).extracting(DeadLetter::reason).containsExactly(Reason.MALFORMED_JSON);
    }

    @Test
    void read_batch_withABad_member_loses_only_that_one_and_keeps_it_for_sending_again() {
        read("{\"records\":[" + GOOD + ",{\"foo\":1},7," + GOOD + "]}");

        assertThat(events).hasSize(2);
        assertThat(rejects)
                .extracting(letter -> new String(letter.raw().value(), StandardCharsets.UTF_8))
                .containsExactly("{\"foo\":1}", "7");
        assertThat(rejects).extracting(letter -> letter.raw().position()).contains("t-3@42");
    }

    @Test
    void read_list_of_lists_is_unwrapped_within_bounds() {
        read("[[" + GOOD + "],{\"events\":[" + GOOD + "]}]");

        assertThat(events).hasSize(2);
    }

    @Test
    void read_empty_batch_is_nothing() {
        read("{\"records\":[]}");

        assertThat(events).isEmpty();
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_mapper_that_fails_is_an_internal_error_of_that_document_only() {
        EventReader reader = new EventReader(List.of(new Failing()));

        reader.read(
                record("[{\"a\":1},{\"b\":2}]".getBytes(StandardCharsets.UTF_8)),
                events::add,
                rejects::add);

        assertThat(rejects)
                .extracting(DeadLetter::reason)
                .containsExactly(Reason.INTERNAL_ERROR, Reason.INTERNAL_ERROR);
        assertThat(rejects.get(0).detail()).isEqualTo("java.lang.IllegalStateException: broken");
        assertThat(rejects.get(0).source()).isEqualTo("failing");
    }

    @Test
    void read_consumer_that_fails_is_not_the_records_fault() {
        EventReader reader = new EventReader();
        RawRecord record = record(GOOD.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(
                        () ->
                                reader.read(
                                        record,
                                        event -> {
                                            throw new IllegalStateException("cancelled");
                                        },
                                        rejects::add))
                .hasMessage("cancelled");
        assertThat(rejects).isEmpty();
    }

    @Test
    void read_mapped_carries_topic_position_and_ingest_time() {
        read(GOOD);

        assertThat(events)
                .extracting(
                        LocatedEvent::mapper,
                        LocatedEvent::topic,
                        LocatedEvent::position,
                        LocatedEvent::ingested)
                .containsExactly(tuple("ecs", "t", "t-3@42", 99L));
    }

    private void read(String text) {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void read(byte[] bytes) {
        reader.read(record(bytes), events::add, rejects::add);
    }

    static RawRecord record(byte[] bytes) {
        return new RawRecord(bytes, "t", 3, 42, 99);
    }

    private static final class Failing implements EventMapper {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Set<String> marks() {
            return Set.of("a", "b");
        }

        @Override
        public boolean recognises(JsonNode document) {
            return true;
        }

        @Override
        public MappedEvent map(JsonNode document) {
            throw new IllegalStateException("broken");
        }
    }
}
