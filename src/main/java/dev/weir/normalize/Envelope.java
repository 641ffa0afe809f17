package dev.weir.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.Json;
import dev.weir.normalize.source.shared.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes events out of what carriers wrap around them. */
final class Envelope {
    /** Envelopes in envelopes: no known chain has more than three. */
    private static final int MAX_LAYERS = 5;

    private Envelope() {}

    /** The events in the document, in order; the document itself when it wraps none. */
    static List<JsonNode> open(JsonNode document) {
        List<JsonNode> events = new ArrayList<>();
        open(document, 0, events);
        return events;
    }

    private static void open(JsonNode document, int layer, List<JsonNode> events) {
        JsonNode members = document.isArray() ? document : members(document);
        if (members != null && layer < MAX_LAYERS) {
            members.forEach(member -> open(member, layer + 1, events));
            return;
        }
        JsonNode inner = layer < MAX_LAYERS ? inner(document) : null;
        if (inner == null) {
            events.add(document);
        } else {
            open(inner, layer + 1, events);
        }
    }

    /** Event Hub batches ({@code records}), and any object that is nothing but a list. */
    private static @Nullable JsonNode members(JsonNode document) {
        JsonNode records = document.get("records");
        if (records == null && document.size() == 1) {
            records = document.elements().next();
        }
        return records != null && records.isArray() ? records : null;
    }

    private static @Nullable JsonNode inner(JsonNode document) {
        JsonNode hit = document.get("_source");
        if (hit != null && hit.isObject()) {
            return hit;
        }
        // Panther ("p_…") and Splunk's collector ("sourcetype") name the event alike.
        JsonNode event = document.get("event");
        if (event != null && (document.has("p_log_type") || document.has("sourcetype"))) {
            return event.isObject() ? event : Json.object(event.asText());
        }
        // Elastic Agent and Filebeat carry other vendors' documents as text and add only their own.
        if (document.has("winlog") || document.has("registry") || document.has("process")) {
            return null;
        }
        return Json.object(JsonFields.text(document, "message"));
    }
}
