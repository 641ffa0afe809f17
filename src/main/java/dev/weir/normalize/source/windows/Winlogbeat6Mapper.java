package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.object;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EcsFields;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.util.Set;

/** Winlogbeat up to 6, and others that kept its names, such as HarfangLab's event log. */
public final class Winlogbeat6Mapper implements EventMapper {

    @Override
    public String name() {
        return "winlogbeat6";
    }

    @Override
    public Set<String> marks() {
        return Set.of("log_name");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return has(document, "log_name") && has(document, "event_id");
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        return WindowsEvents.map(
                new WindowsEvent(
                        textOrEmpty(document, "log_name"),
                        textOrEmpty(document, "source_name"),
                        FlatWindows.id(document, "event_id"),
                        text(document, "record_number"),
                        EcsFields.origin(document, text(document, "computer_name"), null),
                        Times.zoned(text(document, "event_date", "@timestamp")),
                        EventData.of(object(document, "event_data"))));
    }
}
