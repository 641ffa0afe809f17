package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.isObject;
import static dev.weir.normalize.source.shared.JsonFields.node;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EndpointEvent;
import dev.weir.event.Host;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.Times;
import java.util.List;
import java.util.Map;

/** Event log files as JSON: evtx_dump, and the variants of Velociraptor and golang-evtx. */
public final class EvtxJsonMapper implements EventMapper {

    @Override
    public String name() {
        return "evtx_json";
    }

    @Override
    public boolean recognises(JsonNode document) {
        return isObject(document, "Event.System")
                || isObject(document, "System") && isObject(document, "EventData");
    }

    @Override
    public EndpointEvent map(JsonNode document) throws RejectedException {
        JsonNode event = isObject(document, "Event.System") ? document.get("Event") : document;
        JsonNode system = event.get("System");
        return WindowsEvents.map(
                new WindowsEvent(
                        textOrEmpty(system, "Channel"),
                        textOrEmpty(system, "Provider.#attributes.Name", "Provider.Name"),
                        FlatWindows.id(system, "EventID", "EventID.#text", "EventID.Value"),
                        text(system, "EventRecordID"),
                        new Host(text(system, "Computer"), null, List.of()),
                        Times.any(
                                text(
                                        system,
                                        "TimeCreated.#attributes.SystemTime",
                                        "TimeCreated.SystemTime")),
                        data(event)));
    }

    /** Most converters name the fields; some keep the list of named {@code Data} elements. */
    private static Map<String, String> data(JsonNode event) {
        Map<String, String> fields = EventData.of(node(event, "EventData"));
        JsonNode list = node(event, "EventData.Data");
        if (list != null && list.isArray()) {
            for (JsonNode element : list) {
                String name = text(element, "#attributes.Name", "@Name", "Name");
                String value = text(element, "#text", "Value");
                if (name != null && value != null) {
                    fields.put(name, value);
                }
            }
        }
        return EventData.single(fields);
    }
}
