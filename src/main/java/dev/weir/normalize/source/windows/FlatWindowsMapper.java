package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EndpointEvent;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventMapper;

/**
 * Flattened Windows events of collectors that leave no mark of their own (HELK, the OTRF data
 * sets). Their {@code TimeCreated} and {@code @timestamp} print local time as if it were UTC, off
 * by up to 19 hours; only Sysmon's {@code UtcTime} is right. Others count from their arrival.
 */
public final class FlatWindowsMapper implements EventMapper {

    @Override
    public String name() {
        return "windows_flat";
    }

    @Override
    public boolean recognises(JsonNode document) {
        return (has(document, "EventID") || has(document, "EventId"))
                && (has(document, "Channel") || has(document, "UtcTime"))
                // Hayabusa's timeline: event data below, channels abbreviated.
                && !has(document, "RuleTitle");
    }

    @Override
    public EndpointEvent map(JsonNode document) throws RejectedException {
        return WindowsEvents.map(FlatWindows.event(document, null));
    }
}
