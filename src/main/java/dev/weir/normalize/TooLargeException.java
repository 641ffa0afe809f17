package dev.weir.normalize;

import java.io.IOException;

/** A record passes one of its {@link dev.weir.ingest.RecordLimits}. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param bound what there is too much of, such as {@code tokens}
     */
    TooLargeException(String bound, long limit) {
        super("%s: more than %d".formatted(bound, limit));
    }
}
