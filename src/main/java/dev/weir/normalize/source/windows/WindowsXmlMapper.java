package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Host;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.CarriedText;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole Windows event as XML: the document itself, or a string in Azure Diagnostics ({@code
 * RawXml}) and Splunk ({@code _raw}, {@code event}), and what Elastic preserved in {@code
 * event.original} where nothing else is left.
 */
public final class WindowsXmlMapper implements EventMapper {

    @Override
    public String name() {
        return "windows_xml";
    }

    @Override
    public Set<String> marks() {
        return Set.of(TEXT, "properties", "RawXml", "_raw", "event");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return xml(document) != null;
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        return map(JsonFields.required(xml(document), "event XML"), null);
    }

    /** The event of the text; its vendor's id where the text came with one. */
    public static MappedEvent map(String xml, @Nullable String hostId) throws RejectedException {
        WindowsXml event = WindowsXml.parse(xml);
        Map<String, String> system = event.system();
        return WindowsEvents.map(
                new WindowsEvent(
                        system.getOrDefault("Channel", ""),
                        system.getOrDefault("Provider", ""),
                        FlatWindows.id("EventID", system.get("EventID")),
                        system.get("EventRecordID"),
                        new Host(system.get("Computer"), hostId, List.of()),
                        Times.zoned(system.get("TimeCreated")),
                        event.data(),
                        new Nameless(event::unnamed, () -> event.data().get("Message"))));
    }

    private static @Nullable String xml(JsonNode document) {
        if (document.isTextual()) {
            return CarriedText.eventXml(document.textValue());
        }
        boolean mapped = has(document, "registry") || has(document, "process");
        String text =
                text(
                        document,
                        "properties.RawXml",
                        "RawXml",
                        "_raw",
                        mapped ? "event" : "event.original",
                        "event");
        return text == null ? null : CarriedText.eventXml(text);
    }
}
