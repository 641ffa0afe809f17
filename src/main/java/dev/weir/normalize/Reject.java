package dev.weir.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Truncation;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Why a document cannot be used; a dead letter before its bytes are copied.
 *
 * @param detail asked for when it is told: most documents that no shape fits lie in others
 * @param source name of the mapper that had recognised it; null when none had
 * @param document the member of a batch that is meant; null for the whole record
 */
record Reject(
        Reason reason,
        Supplier<String> detail,
        @Nullable String source,
        @Nullable JsonNode document) {
    private static final int MAX_DETAIL = 300;
    private static final int MAX_KEYS = 300;

    Reject(Reason reason, String detail, @Nullable String source, @Nullable JsonNode document) {
        this(reason, () -> detail, source, document);
    }

    /** Of a record that cannot be read. */
    static Reject of(Throwable failure) {
        if (failure instanceof TooLargeException) {
            return new Reject(Reason.TOO_LARGE, message(failure), null, null);
        }
        return failure instanceof IOException
                ? new Reject(Reason.MALFORMED_JSON, message(failure), null, null)
                : new Reject(Reason.INTERNAL_ERROR, failure.toString(), null, null);
    }

    /**
     * Of a document whose shape nobody knows.
     *
     * @param single whether it is the whole record
     */
    static Reject unknown(JsonNode document, boolean single) {
        return new Reject(
                Reason.UNKNOWN_SOURCE,
                () -> "keys " + keys(document),
                null,
                single ? null : document);
    }

    /** A member becomes a record of its own, at the place of the batch. */
    DeadLetter letter(RawRecord raw) {
        RawRecord meant =
                document == null
                        ? raw
                        : new RawRecord(
                                document.toString().getBytes(StandardCharsets.UTF_8),
                                raw.topic(),
                                raw.partition(),
                                raw.offset(),
                                raw.ingested());
        return new DeadLetter(reason, Truncation.text(detail.get(), MAX_DETAIL), source, meant);
    }

    private static String keys(JsonNode document) {
        StringBuilder keys = new StringBuilder();
        document.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (keys.length() < MAX_KEYS) {
                                keys.append(keys.isEmpty() ? "" : ", ").append(key);
                            }
                        });
        return keys.isEmpty() ? "none" : keys.toString();
    }

    private static String message(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
