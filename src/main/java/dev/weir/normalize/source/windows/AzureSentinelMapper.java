package dev.weir.normalize.source.windows;

import static dev.weir.normalize.source.shared.JsonFields.has;
import static dev.weir.normalize.source.shared.JsonFields.node;
import static dev.weir.normalize.source.shared.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventMapper;
import dev.weir.normalize.source.shared.Json;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.MappedEvent;
import dev.weir.normalize.source.shared.Times;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of Azure Monitor's tables Event, SecurityEvent and WindowsEvent. Some facts are columns;
 * event data is an object, or JSON or XML in a string.
 */
public final class AzureSentinelMapper implements EventMapper {

    @Override
    public String name() {
        return "azure_sentinel";
    }

    @Override
    public Set<String> marks() {
        return Set.of("TimeGenerated", "TenantId");
    }

    @Override
    public boolean recognises(JsonNode document) {
        return has(document, "EventID")
                && (has(document, "TimeGenerated")
                        || has(document, "TenantId") && has(document, "Type"));
    }

    @Override
    public MappedEvent map(JsonNode document) throws RejectedException {
        WindowsEvent row =
                FlatWindows.event(document, Times.zoned(text(document, "TimeGenerated")));
        Map<String, String> fields = new LinkedHashMap<>(row.fields());
        fields.putAll(eventData(node(document, "EventData")));
        return WindowsEvents.map(row.with(EventData.single(fields)));
    }

    private static Map<String, String> eventData(@Nullable JsonNode column)
            throws RejectedException {
        if (column == null || !column.isTextual()) {
            return EventData.of(column);
        }
        String text = column.asText();
        if (text.stripLeading().startsWith("<")) {
            return WindowsXml.parse(text).data();
        }
        JsonNode json = Json.object(text);
        if (json == null && JsonFields.present(text) != null) {
            throw JsonFields.invalid("EventData", text);
        }
        return EventData.of(json);
    }
}
