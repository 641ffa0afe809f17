package dev.weir.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EndpointEvent;
import dev.weir.event.EventType;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.DeadLetter.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of a record to events. A record may hold one document, several, a batch or an
 * envelope; whatever cannot be used becomes a dead letter of its own and costs the others nothing.
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
     * Never throws.
     *
     * @param events receives what could be mapped, in the order of the record
     * @param rejects receives what could not; of a batch only the bad member, as a record that can
     *     be sent again by itself
     */
    public void read(RawRecord raw, Consumer<Observation> events, Consumer<DeadLetter> rejects) {
        try {
            readDocuments(raw, events, rejects);
        } catch (IOException e) {
            rejects.accept(letter(Reason.MALFORMED_JSON, describe(e), null, raw));
        } catch (RuntimeException | StackOverflowError e) {
            rejects.accept(letter(Reason.INTERNAL_ERROR, e.toString(), null, raw));
        }
    }

    private void readDocuments(
            RawRecord raw, Consumer<Observation> events, Consumer<DeadLetter> rejects)
            throws IOException {
        byte[] bytes = plain(raw.value());
        if (bytes.length > Json.MAX_BYTES) {
            throw new IOException("record of " + bytes.length + " bytes is too large");
        }
        int documents = 0;
        try (JsonParser parser = Json.reader().createParser(bytes)) {
            while (parser.nextToken() != null) {
                documents++;
                if (parser.currentToken() != JsonToken.START_OBJECT
                        && parser.currentToken() != JsonToken.START_ARRAY) {
                    throw new IOException(
                            "neither object nor array: " + JsonFields.shown(parser.getText()));
                }
                List<JsonNode> members = Envelope.open(parser.readValueAsTree());
                for (JsonNode member : members) {
                    readMember(member, members.size() == 1, raw, events, rejects);
                }
            }
        }
        if (documents == 0) {
            throw new IOException("empty record");
        }
    }

    private void readMember(
            JsonNode member,
            boolean single,
            RawRecord raw,
            Consumer<Observation> events,
            Consumer<DeadLetter> rejects) {
        EventMapper mapper = null;
        try {
            mapper = mapperOf(member);
            if (mapper == null) {
                throw new RejectedException(Reason.UNKNOWN_SOURCE, "keys " + keys(member));
            }
            EndpointEvent event = mapper.map(member);
            if (event.type() != EventType.OTHER && !isHost(event.host().name())) {
                throw new RejectedException(
                        Reason.NO_HOST, event.type() + " without a usable host.name");
            }
            events.accept(
                    new Observation(
                            event, mapper.name(), raw.topic(), raw.position(), raw.ingested()));
        } catch (RejectedException e) {
            rejects.accept(letter(e.reason(), e.getMessage(), mapper, own(member, single, raw)));
        } catch (RuntimeException | StackOverflowError e) {
            rejects.accept(
                    letter(Reason.INTERNAL_ERROR, e.toString(), mapper, own(member, single, raw)));
        }
    }

    private @Nullable EventMapper mapperOf(JsonNode document) {
        if (!document.isObject()) {
            return null;
        }
        for (EventMapper mapper : mappers) {
            if (mapper.recognises(document)) {
                return mapper;
            }
        }
        return null;
    }

    /** A name that can tell hosts apart; one that starts with a dot has no short name. */
    private static boolean isHost(@Nullable String name) {
        String host = JsonFields.present(name);
        return host != null
                && !host.strip().startsWith(".")
                && !host.equalsIgnoreCase("null")
                && !host.equalsIgnoreCase("(null)")
                && !host.equalsIgnoreCase("n/a");
    }

    private static byte[] plain(byte[] value) throws IOException {
        if (value.length < 2 || value[0] != (byte) 0x1f || value[1] != (byte) 0x8b) {
            return value;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(value))) {
            return in.readNBytes(Json.MAX_BYTES + 1);
        }
    }

    private static RawRecord own(JsonNode member, boolean single, RawRecord raw) {
        return single
                ? raw
                : new RawRecord(
                        member.toString().getBytes(StandardCharsets.UTF_8),
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

    private static String describe(IOException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static DeadLetter letter(
            Reason reason, @Nullable String detail, @Nullable EventMapper mapper, RawRecord raw) {
        String text = String.valueOf(detail);
        return new DeadLetter(
                reason,
                text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…",
                mapper == null ? null : mapper.name(),
                raw);
    }
}
