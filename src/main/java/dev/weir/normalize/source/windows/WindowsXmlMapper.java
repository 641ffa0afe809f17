package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EndpointEvent;
import dev.weir.event.Host;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.Times;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole Windows event as XML in a string: Azure Diagnostics ({@code RawXml}), Splunk's {@code
 * XmlWinEventLog}, and what Elastic preserved in {@code event.original} where nothing else is left.
 */
public final class WindowsXmlMapper implements EventMapper {

    @Override
    public String name() {
        return "windows_xml";
    }

    @Override
    public boolean recognises(JsonNode document) {
        return xml(document) != null;
    }

    @Override
    public EndpointEvent map(JsonNode document) throws RejectedException {
        WindowsXml event = WindowsXml.parse(JsonFields.required(xml(document), "event XML"));
        Map<String, String> system = event.system();
        Long id = JsonFields.number(system.get("EventID"));
        if (id == null) {
            throw JsonFields.invalid("EventID", system.get("EventID"));
        }
        return WindowsEvents.map(
                new WindowsEvent(
                        system.getOrDefault("Channel", ""),
                        system.getOrDefault("Provider", ""),
                        id.intValue(),
                        system.get("EventRecordID"),
                        new Host(system.get("Computer"), null, List.of()),
                        Times.zoned(system.get("TimeCreated")),
                        event.data()));
    }

    private static @Nullable String xml(JsonNode document) {
        boolean mapped = has(document, "registry") || has(document, "process");
        String text =
                text(
                        document,
                        "properties.RawXml",
                        "RawXml",
                        "_raw",
                        mapped ? "event" : "event.original",
                        "event");
        return text != null && text.stripLeading().startsWith("<Event") ? text : null;
    }
}
