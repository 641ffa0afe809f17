package dev.weir.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.EventMappers;
import dev.weir.normalize.source.Shapes;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.Json;
import dev.weir.normalize.source.shared.MappedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * From the bytes of a record to events. Whatever cannot be used becomes a dead letter of its own
 * and costs the other documents of the record nothing.
 *
 * <p>Events of type {@link EventType#OTHER} are handed on as well, even without a host: nothing is
 * decided by them, and the caller counts them.
 */
public final class EventReader {
    private static final int MAX_OPENED = 200;

    private final Shapes shapes;
    private final RecordLimits limits;
    private final ObjectReader json;

    /** How many members of names that nobody knows the document at hand has cost. */
    private int opened;

    public EventReader() {
        this(RecordLimits.defaults());
    }

    public EventReader(RecordLimits limits) {
        this(EventMappers.ALL, limits);
    }

    EventReader(List<EventMapper> mappers) {
        this(mappers, RecordLimits.defaults());
    }

    private EventReader(List<EventMapper> mappers, RecordLimits limits) {
        this.shapes = new Shapes(mappers);
        this.limits = limits;
        this.json = Json.reader(limits);
    }

    /**
     * Throws nothing but what the consumers throw.
     *
     * @param events receives what could be mapped, in the order of the record
     * @param rejects receives what could not; of a batch only the bad member, as a record that can
     *     be sent again by itself
     */
    public void read(RawRecord raw, Consumer<LocatedEvent> events, Consumer<DeadLetter> rejects) {
        read(raw, events, hostless -> {}, rejects);
    }

    /** The same, with the events that were rejected for want of a host only. */
    public void readAll(
            RawRecord raw, Consumer<LocatedEvent> events, Consumer<DeadLetter> rejects) {
        read(raw, events, events, rejects);
    }

    /**
     * As above.
     *
     * @param hostless receives what was rejected for want of a host only: a rule may not need one
     */
    void read(
            RawRecord raw,
            Consumer<LocatedEvent> events,
            Consumer<LocatedEvent> hostless,
            Consumer<DeadLetter> rejects) {
        Emission out = new Emission(raw, limits, events, hostless, rejects);
        Payload payload = null;
        JsonNode document = null;
        Reject failure = null;
        try {
            payload = new Payload(raw.value(), limits, json);
            document = payload.next();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            failure = Reject.of(e);
        }
        boolean first = true;
        while (payload != null && document != null) {
            JsonNode next = null;
            try {
                next = payload.next();
            } catch (IOException | RuntimeException | StackOverflowError e) {
                failure = Reject.of(e);
            }
            boolean single = first && next == null && failure == null;
            first = false;
            // Outside of the try: what the consumers throw is no fault of the record.
            out.accept(guarded(document, single, raw));
            document = out.isFull() || failure != null ? null : next;
        }
        if (failure != null) {
            out.reject(failure);
        }
        out.end();
    }

    private List<Outcome> guarded(JsonNode document, boolean single, RawRecord raw) {
        opened = 0;
        try {
            return outcomes(document, 0, single, raw);
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(new Outcome(null, Reject.of(e), false));
        }
    }

    /**
     * What became of the document, or of the events that it is an envelope of. It is one when no
     * mapper can use it: its own outcome counts only where nothing that it carries is known either.
     */
    private List<Outcome> outcomes(JsonNode document, int layer, boolean single, RawRecord raw) {
        if (document.isArray() && layer < Envelope.MAX_LAYERS) {
            return members(document, layer, single, raw);
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
        boolean last = own.vague() && opened < MAX_OPENED;
        for (JsonNode other : last ? Envelope.others(document) : List.<JsonNode>of()) {
            if (opened++ >= MAX_OPENED) {
                break;
            }
            List<Outcome> inner = outcomes(other, layer + 1, single, raw);
            if (inner.stream().anyMatch(Outcome::isUsable)) {
                return inner;
            }
        }
        return List.of(own);
    }

    /** Members that can be no event are told together, in one reject. */
    private List<Outcome> members(JsonNode list, int layer, boolean single, RawRecord raw) {
        List<Outcome> members = new ArrayList<>();
        boolean alone = single && list.size() == 1;
        JsonNode other = null;
        int others = 0;
        for (JsonNode member : list) {
            if (member.isValueNode() && !member.isTextual()) {
                other = others++ == 0 ? member : other;
            } else {
                members.addAll(outcomes(member, layer + 1, alone, raw));
            }
        }
        if (others > 0) {
            String detail = "members of a list that are no objects: " + others;
            members.add(
                    new Outcome(
                            null, new Reject(Reason.UNKNOWN_SOURCE, detail, null, other), true));
        }
        return members;
    }

    private Outcome outcome(JsonNode document, boolean single, RawRecord raw) {
        EventMapper mapper = null;
        Reason reason;
        String detail;
        try {
            mapper = Envelope.repeats(document) ? null : shapes.of(document);
            if (mapper == null) {
                return Outcome.unknown(document, single);
            }
            LocatedEvent event = observation(mapper, document, raw);
            if (event.isHostless()) {
                Reject reject =
                        new Reject(
                                Reason.NO_HOST,
                                event.event().type() + " without a usable host.name or host.id",
                                mapper.name(),
                                single ? null : document);
                return new Outcome(null, reject, event, mapper.isVague());
            }
            return new Outcome(event, null, mapper.isVague());
        } catch (RejectedException e) {
            reason = e.reason();
            detail = String.valueOf(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            reason = Reason.INTERNAL_ERROR;
            detail = e.toString();
        }
        String source = mapper == null ? null : mapper.name();
        return new Outcome(
                null,
                new Reject(reason, detail, source, single ? null : document),
                mapper == null || mapper.isVague());
    }

    private static LocatedEvent observation(EventMapper mapper, JsonNode document, RawRecord raw)
            throws RejectedException {
        MappedEvent mapped = mapper.map(document);
        EndpointEvent event = mapped.event();
        boolean used = event.type() != EventType.OTHER;
        return new LocatedEvent(
                event,
                new LocatedFields(mapped.fields(), event.time(), document::toString),
                mapper.name(),
                used ? null : DocumentClass.of(mapped.fields(), document),
                raw.topic(),
                raw.position(),
                0,
                raw.ingested());
    }
}
