package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.isObject;
import static dev.weir.normalize.source.shared.JsonFields.object;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Host;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.util.List;
import java.util.Set;

/** Event log files as JSON: evtx_dump, and the variants of Velociraptor and golang-evtx. */
public final class EvtxJsonMapper implements EventMapper {

    @Override
    public String name() {
        return "evtx_json";
    }

    @Override
    public Set<String> marks() {
        return Set.of("Event", "System");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return isObject(document, "Event.System")
                || has(document, "System.EventID")
                || has(document, "Event.System.EventID");
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        String event = has(document, "System.EventID") ? "" : "Event.";
        JsonNode system = object(document, event + "System");
        return WindowsEvents.map(
                new WindowsEvent(
                        textOrEmpty(system, "Channel"),
                        textOrEmpty(
                                system,
                                "Provider.#attributes.Name",
                                "Provider.Name",
                                "Provider.@Name",
                                "Provider"),
                        FlatWindows.id(
                                "EventID",
                                text(system, "EventID", "EventID.#text", "EventID.Value")),
                        text(system, "EventRecordID"),
                        new Host(text(system, "Computer"), null, List.of()),
                        Times.any(text(system, FlatWindows.TIME_CREATED)),
                        EventData.of(object(document, event + "EventData")),
                        new Nameless(
                                () ->
                                        EventData.unnamed(
                                                event.isEmpty()
                                                        ? document
                                                        : object(document, "Event")),
                                () ->
                                        text(
                                                document,
                                                "RenderingInfo.Message",
                                                "Event.RenderingInfo.Message",
                                                "Message"))));
    }
}
