package dev.weir.normalize.source.windows;

import dev.weir.event.Host;
import dev.weir.normalize.source.shared.JsonFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Windows event log entry, apart from the agent that carried it.
 *
 * @param channel as sent, any case; empty when not sent
 * @param provider as sent, any case; empty when not sent
 * @param recordId the record number; null when not sent
 * @param host the computer of the entry, not the collector
 * @param time when the entry was written, where the carrier tells it in a known zone; otherwise
 *     null
 * @param fields event data by Microsoft's names, exact case
 * @param nameless what is of use where event data lack their names
 */
public record WindowsEvent(
        String channel,
        String provider,
        int id,
        @Nullable String recordId,
        Host host,
        @Nullable Instant time,
        Map<String, String> fields,
        Nameless nameless) {

    /** An entry whose carrier names all event data. */
    public WindowsEvent(
            String channel,
            String provider,
            int id,
            @Nullable String recordId,
            Host host,
            @Nullable Instant time,
            Map<String, String> fields) {
        this(channel, provider, id, recordId, host, time, fields, Nameless.NONE);
    }

    /** The same entry with other event data. */
    WindowsEvent with(Map<String, String> other) {
        return new WindowsEvent(channel, provider, id, recordId, host, time, other, nameless);
    }

    /** The first of the fields that says something; {@code -} does not. */
    @Nullable String get(String... names) {
        for (String name : names) {
            String value = JsonFields.present(fields.get(name));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Whether the field was sent, and as empty. */
    boolean saysNothing(String name) {
        return fields.containsKey(name) && get(name) == null;
    }

    @Nullable Long number(String name) {
        return JsonFields.number(get(name));
    }
}
