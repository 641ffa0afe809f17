package dev.weir.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterDocumentTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long INGESTED = Instant.parse("2026-03-02T09:15:00Z").toEpochMilli();

    @Test
    void text_stays_text() throws IOException {
        assertThat(
                        write(
                                letter(
                                        "{\"Computer\": \"–\"}".getBytes(StandardCharsets.UTF_8),
                                        "sysmon")))
                .hasToString(
                        "{\"reason\":\"no_host\",\"detail\":\"Computer is –\",\"source\":\"sysmon\","
                                + "\"topic\":\"events\",\"partition\":3,\"offset\":4000000000,"
                                + "\"ingested\":\"2026-03-02T09:15:00Z\","
                                + "\"value\":\"{\\\"Computer\\\": \\\"–\\\"}\"}");
    }

    @Test
    void an_empty_record_has_an_empty_value_and_an_unknown_source_is_left_out() throws IOException {
        JsonNode document = write(letter(new byte[0], null));
        assertThat(document.get("value").asText()).isEmpty();
        assertThat(document.has("value_base64")).isFalse();
        assertThat(document.has("source")).isFalse();
    }

    @Test
    void bytes_that_are_not_utf8_are_kept_as_base64() throws IOException {
        byte[] bytes = {'{', (byte) 0xff, (byte) 0xfe, 0};
        JsonNode document = write(letter(bytes, null));
        assertThat(document.has("value")).isFalse();
        assertThat(Base64.getDecoder().decode(document.get("value_base64").asText()))
                .isEqualTo(bytes);
        assertThat(document.has("value_bytes")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {'a', 1, 0xff})
    void a_record_too_large_for_kafka_is_cut_and_says_so(int filler) throws IOException {
        byte[] bytes = new byte[2_000_000];
        Arrays.fill(bytes, (byte) filler);
        byte[] written = DeadLetterDocument.write(letter(bytes, null));
        assertThat(written).hasSizeLessThanOrEqualTo(SizeLimit.BYTES);
        JsonNode document = MAPPER.readTree(written);
        assertThat(document.get("value_bytes").intValue()).isEqualTo(2_000_000);
        assertThat(Base64.getDecoder().decode(document.get("value_base64").asText()))
                .isEqualTo(Arrays.copyOf(bytes, 700_000));
    }

    @Test
    void text_that_escaping_makes_too_large_is_kept_whole_as_base64() throws IOException {
        byte[] bytes = new byte[300_000];
        JsonNode document = write(letter(bytes, null));
        assertThat(document.has("value")).isFalse();
        assertThat(document.has("value_bytes")).isFalse();
        assertThat(Base64.getDecoder().decode(document.get("value_base64").asText()))
                .isEqualTo(bytes);
    }

    @Test
    void half_a_surrogate_pair_in_the_detail_is_replaced() throws IOException {
        DeadLetter letter =
                new DeadLetter(Reason.INVALID_FIELD, "x\ud83d", "s\ud83d", raw(new byte[0]));
        assertThat(write(letter).get("detail").asText()).isEqualTo("x\ufffd");
    }

    @Test
    void a_long_detail_is_cut() throws IOException {
        DeadLetter letter =
                new DeadLetter(Reason.INVALID_FIELD, "x".repeat(5_000), null, raw(new byte[0]));
        assertThat(write(letter).get("detail").asText()).hasSize(1_000).endsWith("…");
    }

    private static DeadLetter letter(byte[] value, String source) {
        return new DeadLetter(Reason.NO_HOST, "Computer is –", source, raw(value));
    }

    private static RawRecord raw(byte[] value) {
        return new RawRecord(value, "events", 3, 4_000_000_000L, INGESTED);
    }

    private static JsonNode write(DeadLetter letter) throws IOException {
        return MAPPER.readTree(DeadLetterDocument.write(letter));
    }
}
