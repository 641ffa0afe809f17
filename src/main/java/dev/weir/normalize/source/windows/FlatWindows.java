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

/**
 * Windows events whose six header facts lie at the top of the document, under the names that
 * collectors give them, with the event data beside them or below one of them.
 */
public final class FlatWindows {
    static final String[] CHANNEL = {"Channel", "channel", "EventLog", "LogName", "log_name"};

    /**
     * {@code ProviderName} comes late: filtering platform events have event data of that name.
     * osquery's {@code source} is the channel, and it names the provider, too.
     */
    static final String[] PROVIDER = {
        "SourceName",
        "EventSourceName",
        "Source",
        "Provider",
        "Provider.Name",
        "provider_name",
        "provider.name",
        "source_name",
        "ProviderName"
    };

    static final String[] ID = {
        "EventID", "EventId", "event_id", "event_id.id", "eventid", "EventCode", "event_code", "Id"
    };

    private static final String[] RECORD = {
        "RecordNumber", "EventRecordID", "EventRecordId", "RecordId", "record_id", "record_number"
    };

    /** Never {@code host}: that is the collector. */
    private static final String[] COMPUTER = {
        "Hostname", "Computer", "computer", "ComputerName", "computer_name", "MachineName"
    };

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
        "TimeCreated._SystemTime",
        "SystemTime",
        "@SystemTime"
    };

    private static final String[] MESSAGE = {"Message", "message", "Description", "description"};

    private FlatWindows() {}

    static WindowsEvent event(JsonNode document, @Nullable Instant time) throws RejectedException {
        String provider = textOrEmpty(document, PROVIDER);
        String channel = textOrEmpty(document, CHANNEL);
        return new WindowsEvent(
                channel.isEmpty() ? textOrEmpty(document, "source") : channel,
                provider,
                id(ID[0], text(document, ID)),
                text(document, RECORD),
                new Host(text(document, COMPUTER), null, List.of()),
                time,
                EventData.of(document),
                new Nameless(() -> EventData.unnamed(document), () -> text(document, MESSAGE)));
    }

    /** The event number, or a rejection. */
    public static int id(JsonNode document, String... fields) throws RejectedException {
        return id(fields[0], text(document, fields));
    }

    /** The event number, or a rejection. */
    public static int id(String field, @Nullable String text) throws RejectedException {
        Long id = number(text);
        if (id == null || id < 0 || id > 65_535) {
            throw JsonFields.invalid(field, text);
        }
        return id.intValue();
    }
}
