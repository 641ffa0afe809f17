package dev.weir.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.event.HostKey;
import dev.weir.event.Truncation;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.EventMappers;
import dev.weir.normalize.source.shared.EventMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of a record to events. Whatever cannot be used becomes a dead letter of its own
 * and costs the other documents of the record nothing.
 *
 * <p>Events of type {@link EventType#OTHER} are handed on as well, even without a host: nothing is
 * decided by them, and the caller counts them.
 */
public final class EventReader {
    private static final int MAX_DETAIL = 300;

    private final List<EventMapper> mappers;

    public EventReader() {
        this(EventMappers.ALL);
    }

    EventReader(List<EventMapper> mappers) {
        this.mappers = mappers;
    }

    /**
     * Throws nothing but what the consumers throw.
     *
     * @param events receives what could be mapped, in the order of the record
     * @param rejects receives what could not; of a batch only the bad member, as a record that can
     *     be sent again by itself
     */
    public void read(RawRecord raw, Consumer<LocatedEvent> events, Consumer<DeadLetter> rejects) {
        Payload payload;
        try {
            payload = Payload.of(raw.value());
        } catch (RuntimeException | StackOverflowError e) {
            rejects.accept(letter(Reason.INTERNAL_ERROR, e.toString(), null, raw));
            return;
        }
        boolean single = payload.documents().size() == 1 && payload.failure() == null;
        for (JsonNode document : payload.documents()) {
            for (Outcome outcome : outcomes(document, 0, single, raw)) {
                // The consumers' own exceptions must pass: they are no fault of the record.
                if (outcome.event() != null) {
                    events.accept(outcome.event());
                }
                if (outcome.reject() != null) {
                    rejects.accept(outcome.reject());
                }
            }
        }
        if (payload.failure() != null) {
            rejects.accept(letter(Reason.MALFORMED_JSON, payload.failure(), null, raw));
        }
    }

    /**
     * What became of the document, or of the events that it is an envelope of. It is one when no
     * mapper can use it: its own outcome counts only where nothing that it carries is known either.
     */
    private List<Outcome> outcomes(JsonNode document, int layer, boolean single, RawRecord raw) {
        if (document.isArray() && layer < Envelope.MAX_LAYERS) {
            List<Outcome> members = new ArrayList<>();
            boolean alone = single && document.size() == 1;
            document.forEach(member -> members.addAll(outcomes(member, layer + 1, alone, raw)));
            return members;
        }
        Outcome own = outcome(document, single, raw);
        if (own.isUsable() || layer >= Envelope.MAX_LAYERS) {
            return List.of(own);
        }
        for (JsonNode carried : Envelope.carried(document)) {
            if (carried.isArray() && carried.isEmpty() && document.size() == 1) {
                return List.of();
            }
            List<Outcome> inner = outcomes(carried, layer + 1, single, raw);
            if (inner.stream().anyMatch(own.vague() ? Outcome::isKnown : Outcome::isUsable)) {
                return inner;
            }
        }
        return List.of(own);
    }

    private Outcome outcome(JsonNode document, boolean single, RawRecord raw) {
        EventMapper mapper = null;
        Reason reason;
        String detail;
        try {
            mapper = mapperOf(document);
            if (mapper == null) {
                throw new RejectedException(Reason.UNKNOWN_SOURCE, "keys " + keys(document));
            }
            return new Outcome(observation(mapper, document, raw), null, mapper.isVague());
        } catch (RejectedException e) {
            reason = e.reason();
            detail = String.valueOf(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            reason = Reason.INTERNAL_ERROR;
            detail = e.toString();
        }
        return new Outcome(
                null,
                letter(reason, detail, mapper, single ? raw : own(document, raw)),
                mapper == null || mapper.isVague());
    }

    private static LocatedEvent observation(EventMapper mapper, JsonNode document, RawRecord raw)
            throws RejectedException {
        EndpointEvent event = mapper.map(document);
        boolean used = event.type() != EventType.OTHER;
        if (used && HostKey.of("", event.host()) == null) {
            throw new RejectedException(
                    Reason.NO_HOST, event.type() + " without a usable host.name or host.id");
        }
        return new LocatedEvent(
                event,
                mapper.name(),
                used ? null : DocumentClass.of(document),
                raw.topic(),
                raw.position(),
                raw.ingested());
    }

    private @Nullable EventMapper mapperOf(JsonNode document) {
        if (Envelope.repeats(document)) {
            return null;
        }
        for (EventMapper mapper : mappers) {
            if (mapper.recognises(document)) {
                return mapper;
            }
        }
        return null;
    }

    /** One member of a batch as a record of its own, at the place of the batch. */
    private static RawRecord own(JsonNode document, RawRecord raw) {
        return new RawRecord(
                document.toString().getBytes(StandardCharsets.UTF_8),
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.ingested());
    }

    private static String keys(JsonNode document) {
        StringBuilder keys = new StringBuilder();
        document.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (keys.length() < MAX_DETAIL) {
                                keys.append(keys.isEmpty() ? "" : ", ").append(key);
                            }
                        });
        return keys.isEmpty() ? "none" : keys.toString();
    }

    private static DeadLetter letter(
            Reason reason, String detail, @Nullable EventMapper mapper, RawRecord raw) {
        return new DeadLetter(
                reason,
                Truncation.text(detail, MAX_DETAIL),
                mapper == null ? null : mapper.name(),
                raw);
    }

    /**
     * Event or reject, never both.
     *
     * @param vague whether the document may be no more than the envelope of another
     */
    private record Outcome(
            @Nullable LocatedEvent event, @Nullable DeadLetter reject, boolean vague) {
        /** Whether it tells something that the detection looks at. */
        boolean isUsable() {
            return event != null && event.event().type() != EventType.OTHER;
        }

        /** Whether some mapper knows the shape, even if it cannot use the document. */
        boolean isKnown() {
            return reject == null || reject.reason() != Reason.UNKNOWN_SOURCE;
        }
    }
}
