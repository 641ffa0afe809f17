package dev.weir.normalize.source.edr;

import static dev.weir.normalize.source.shared.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Host;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import dev.weir.normalize.source.windows.EventData;
import dev.weir.normalize.source.windows.FlatWindows;
import dev.weir.normalize.source.windows.Nameless;
import dev.weir.normalize.source.windows.WindowsEvent;
import dev.weir.normalize.source.windows.WindowsEvents;
import dev.weir.normalize.source.windows.WindowsXmlMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Windows events that SentinelOne's agent collects: below {@code winEventLog}, with names whose
 * first letter is small in one version and capital in another, and mostly as XML, too.
 */
final class SentinelOneEventLog {
    private static final String OWN = "winEventLog";
    private static final String DATA = "data.event.eventData.";
    private static final String SYSTEM = "data.event.system.";

    private SentinelOneEventLog() {}

    static boolean has(JsonNode document) {
        return JsonFields.has(document, OWN + ".id")
                || JsonFields.has(document, OWN + ".xml")
                || JsonFields.has(document, OWN + ".channel");
    }

    static MappedEvent map(JsonNode document) throws RejectedException {
        Map<String, String> told = new HashMap<>();
        collect(JsonFields.object(document, OWN), "", told);
        Map<String, String> fields = new HashMap<>();
        told.forEach(
                (name, value) -> {
                    if (name.startsWith(DATA)) {
                        fields.put(EventData.capitalised(name.substring(DATA.length())), value);
                    }
                });
        String xml = told.get("xml");
        if (fields.isEmpty() && xml != null) {
            return WindowsXmlMapper.map(xml, text(document, "agent.uuid"));
        }
        Instant written = Times.zoned(told.get(SYSTEM + "timeCreated.systemTime"));
        String computer = first(told, SYSTEM + "computer", "computer");
        return WindowsEvents.map(
                new WindowsEvent(
                        orEmpty(first(told, "channel", SYSTEM + "channel")),
                        orEmpty(first(told, "providerName", SYSTEM + "provider.name")),
                        FlatWindows.id(OWN + ".id", first(told, "id", SYSTEM + "eventID")),
                        first(told, SYSTEM + "eventRecordID", "recordId"),
                        new Host(
                                computer == null ? text(document, "endpoint.name") : computer,
                                text(document, "agent.uuid"),
                                List.of()),
                        written == null ? Times.epochMillis(text(document, "event.time")) : written,
                        fields,
                        new Nameless(List::of, () -> told.get("description"))));
    }

    /** All scalars by their dotted names, each part with a small first letter. */
    private static void collect(
            @Nullable JsonNode object, String prefix, Map<String, String> told) {
        if (object == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = prefix + decapitalised(field.getKey());
            if (field.getValue().isObject()) {
                collect(field.getValue(), name + ".", told);
            } else {
                String value = JsonFields.present(JsonFields.scalar(field.getValue()));
                if (value != null) {
                    told.put(name, value);
                }
            }
        }
    }

    private static String decapitalised(String name) {
        StringBuilder plain = new StringBuilder(name);
        boolean first = true;
        for (int i = 0; i < plain.length(); i++) {
            if (first) {
                plain.setCharAt(i, Character.toLowerCase(plain.charAt(i)));
            }
            first = plain.charAt(i) == '.';
        }
        return plain.toString();
    }

    private static @Nullable String first(Map<String, String> told, String... names) {
        for (String name : names) {
            String value = told.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
