package dev.weir.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, with all that is needed to find out why and to send it again.
 *
 * @param reason a stable word, see {@link Reason}
 * @param detail what exactly was wrong, naming the field and its value
 * @param source the mapper that had recognised the document; null when none had
 * @param raw the record itself
 */
public record DeadLetter(Reason reason, String detail, @Nullable String source, RawRecord raw) {

    /** Why a record was rejected; the lower-case name stands in documents and metrics. */
    public enum Reason {
        MALFORMED_JSON,
        UNKNOWN_SOURCE,
        NO_HOST,
        INVALID_FIELD,
        INVALID_EXCEPTION,
        INVALID_RULE,
        TOO_LARGE,
        INTERNAL_ERROR
    }
}
