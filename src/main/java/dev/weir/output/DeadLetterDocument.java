package dev.weir.output;

import dev.weir.event.Sha256;
import dev.weir.event.Truncation;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as a JSON document: {@code reason}, {@code detail}, {@code source} when known,
 * {@code topic}, {@code partition}, {@code offset}, {@code ingested}, and the record itself as
 * {@code value}, or as {@code value_base64} when it is not UTF-8. A record that would make the
 * document too large for Kafka is cut, and {@code value_bytes} tells its whole length; of one that
 * is {@code too_large} only the head stands here, with {@code value_sha256} of the whole.
 */
public final class DeadLetterDocument {
    /** As base64 this and the envelope stay below {@link SizeLimit#BYTES}. */
    private static final int LONGEST_VALUE = 700_000;

    /** Of a record that is too large its head is enough to know it by. */
    private static final int HEAD = 4_096;

    private static final int LONGEST_DETAIL = 1_000;

    private DeadLetterDocument() {}

    /** UTF-8, on one line. */
    public static byte[] write(DeadLetter letter) {
        boolean head = letter.reason() == DeadLetter.Reason.TOO_LARGE;
        byte[] document = document(letter, head, head ? null : text(letter.raw().value()));
        // Escaped control characters can make text six times as long as its bytes.
        return document.length <= SizeLimit.BYTES ? document : document(letter, head, null);
    }

    private static byte[] document(DeadLetter letter, boolean head, @Nullable String text) {
        RawRecord raw = letter.raw();
        byte[] value = raw.value();
        JsonObject document =
                JsonObject.of()
                        .put("reason", letter.reason().name().toLowerCase(Locale.ROOT))
                        .put("detail", detail(letter.detail()))
                        .put("source", letter.source())
                        .put("topic", raw.topic())
                        .put("partition", raw.partition())
                        .put("offset", Long.valueOf(raw.offset()))
                        .put("ingested", Instant.ofEpochMilli(raw.ingested()));
        if (text != null) {
            document.node().put("value", text);
        } else {
            int most = head ? HEAD : LONGEST_VALUE;
            byte[] kept = Arrays.copyOf(value, Math.min(value.length, most));
            document.put("value_base64", Base64.getEncoder().encodeToString(kept));
            document.put("value_bytes", kept.length == value.length ? null : (long) value.length);
            document.put("value_sha256", head ? HexFormat.of().formatHex(Sha256.of(value)) : null);
        }
        return SizeLimit.bytes(document.node());
    }

    private static String detail(String detail) {
        return Truncation.text(detail, LONGEST_DETAIL);
    }

    /** Null when the bytes are not UTF-8 or too many. */
    private static @Nullable String text(byte[] value) {
        if (value.length > SizeLimit.BYTES) {
            return null;
        }
        try {
            // A decoder of its own reports malformed input; String's constructor replaces it.
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
