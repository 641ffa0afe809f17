package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.object;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Host;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Windows events in Wazuh's alerts: names with a small first letter, backslashes doubled. */
public final class WazuhMapper implements EventMapper {

    @Override
    public String name() {
        return "wazuh";
    }

    @Override
    public Set<String> marks() {
        return Set.of("data", "win");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return has(document, "data.win.system.eventID") || has(document, "win.system.eventID");
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        String win = has(document, "data.win.system.eventID") ? "data.win." : "win.";
        String agent = text(document, "agent.name");
        String computer = text(document, win + "system.computer");
        Map<String, String> fields = named(EventData.of(object(document, win + "eventdata")));
        fields.putAll(named(EventData.of(object(document, win + "eventData"))));
        EventData.single(fields);
        return WindowsEvents.map(
                new WindowsEvent(
                        textOrEmpty(document, win + "system.channel"),
                        textOrEmpty(document, win + "system.providerName"),
                        FlatWindows.id(document, win + "system.eventID"),
                        text(document, win + "system.eventRecordID"),
                        new Host(computer == null ? agent : computer, null, List.of()),
                        Times.zoned(text(document, win + "system.systemTime")),
                        fields));
    }

    private static Map<String, String> named(Map<String, String> lowerCamel) {
        Map<String, String> fields = new LinkedHashMap<>();
        lowerCamel.forEach((name, value) -> fields.put(EventData.capitalised(name), value));
        return fields;
    }
}
