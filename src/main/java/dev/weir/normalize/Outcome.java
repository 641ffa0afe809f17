package dev.weir.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.ingest.DeadLetter.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What became of a document: event or reject, never both.
 *
 * @param hostless the event of a document that was rejected for want of a host only; null otherwise
 * @param vague whether the document may be no more than the envelope of another
 */
record Outcome(
        @Nullable LocatedEvent event,
        @Nullable Reject reject,
        @Nullable LocatedEvent hostless,
        boolean vague) {

    Outcome(@Nullable LocatedEvent event, @Nullable Reject reject, boolean vague) {
        this(event, reject, null, vague);
    }

    /** Of a document whose shape nobody knows. */
    static Outcome unknown(JsonNode document, boolean single) {
        return new Outcome(null, Reject.unknown(document, single), true);
    }

    /** Whether it tells something that the detection looks at. */
    boolean isUsable() {
        return event != null && event.event().type() != EventType.OTHER;
    }

    /** Whether some mapper knows the shape, even if it cannot use the document. */
    boolean isKnown() {
        return reject == null || reject.reason() != Reason.UNKNOWN_SOURCE;
    }
}
