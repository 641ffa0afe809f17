package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flattened Windows events of collectors that leave no mark of their own. HELK and the OTRF data
 * sets print local time as if it were UTC in {@code TimeCreated} and {@code @timestamp}, off by up
 * to 19 hours; of theirs only Sysmon's {@code UtcTime} is right, others count from their arrival.
 */
public final class FlatWindowsMapper implements EventMapper {

    @Override
    public String name() {
        return "windows_flat";
    }

    @Override
    public Set<String> marks() {
        return Set.of("EventID", "EventId");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return (has(document, "EventID") || has(document, "EventId"))
                && (has(document, "Channel") || has(document, "UtcTime"))
                // Hayabusa's timeline: event data below, channels abbreviated.
                && !has(document, "RuleTitle");
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        return WindowsEvents.map(FlatWindows.event(document, time(document)));
    }

    /** A header time counts when it says its zone, except the false Z beside flat event data. */
    private static @Nullable Instant time(JsonNode document) {
        Instant told = Times.zoned(text(document, "EventTime", "TimeWritten"));
        String created = text(document, FlatWindows.TIME_CREATED);
        boolean isFalse = created != null && created.endsWith("Z") && !EventData.isApart(document);
        return told != null || isFalse ? told : Times.any(created);
    }
}
