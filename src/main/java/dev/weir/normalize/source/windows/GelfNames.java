package dev.weir.normalize.source.windows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Windows events in GELF, which has no objects: Graylog writes the names of Winlogbeat's fields
 * with underscores for dots, and what is not in the specification begins with one.
 */
final class GelfNames {
    private static final String BEAT = "winlogbeat_";
    private static final String DATA = "event_data_";

    /** Under which the event's number stands. */
    static final Set<String> NUMBERS =
            Set.of(
                    "winlogbeat_winlog_event_id",
                    "winlogbeat_event_id",
                    "winlog_event_id",
                    "_winlogbeat_winlog_event_id",
                    "_EventID",
                    "_event_id");

    private GelfNames() {}

    static boolean has(JsonNode document) {
        return NUMBERS.stream().anyMatch(document::has);
    }

    /** The document with the names as they were before, event data apart. */
    static JsonNode plain(JsonNode gelf) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        ObjectNode data = plain.putObject("event_data");
        for (Map.Entry<String, JsonNode> field : gelf.properties()) {
            String name = without(BEAT, without("_", field.getKey()));
            name = without("winlog_", name);
            if (name.startsWith(DATA)) {
                data.set(name.substring(DATA.length()), field.getValue());
            } else {
                plain.set(name, field.getValue());
            }
        }
        // GELF's own field for the origin; Graylog moves it, and writes itself in its place.
        JsonNode origin = gelf.has("source") ? gelf.get("source") : gelf.get("host");
        if (origin != null) {
            plain.set("MachineName", origin);
        }
        return plain;
    }

    private static String without(String prefix, String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
