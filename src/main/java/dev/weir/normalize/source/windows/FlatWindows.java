package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.number;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Host;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.JsonFields;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Windows events whose header and event data lie side by side at the top of the document. */
public final class FlatWindows {
    /** The time of the entry as text, or as converters from XML write the attribute. */
    static final String[] TIME_CREATED = {
        "TimeCreated",
        "TimeCreated.SystemTime",
        "TimeCreated.@SystemTime",
        "TimeCreated.#attributes.SystemTime",
        "TimeCreated.@attributes.SystemTime",
        "TimeCreated._attributes.SystemTime",
        "TimeCreated.$.SystemTime",
        "TimeCreated.-SystemTime",
        "SystemTime",
        "@SystemTime"
    };

    private FlatWindows() {}

    /**
     * The host is never taken from {@code host}: that is the collector. Nor is the provider from
     * {@code ProviderName}: filtering platform events have event data of that name.
     */
    static WindowsEvent event(JsonNode document, @Nullable Instant time) throws RejectedException {
        return new WindowsEvent(
                textOrEmpty(document, "Channel", "EventLog"),
                textOrEmpty(document, "SourceName", "EventSourceName", "Source", "Provider"),
                id(document, "EventID", "EventId"),
                text(document, "RecordNumber", "EventRecordID", "EventRecordId", "RecordId"),
                new Host(text(document, "Hostname", "Computer"), null, List.of()),
                time,
                EventData.of(document));
    }

    /** The event number, or a rejection. */
    public static int id(JsonNode document, String... fields) throws RejectedException {
        return id(fields[0], text(document, fields));
    }

    /** The event number, or a rejection. */
    static int id(String field, @Nullable String text) throws RejectedException {
        Long id = number(text);
        if (id == null || id < 0 || id > 65_535) {
            throw JsonFields.invalid(field, text);
        }
        return id.intValue();
    }
}
