package dev.weir.normalize.source.edr;

import static dev.weir.normalize.source.shared.JsonFields.required;
import static dev.weir.normalize.source.shared.JsonFields.text;
import static dev.weir.normalize.source.shared.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.event.RegistryPath;
import dev.weir.ingest.RejectedException;
import dev.weir.normalize.source.shared.EventBuilder;
import dev.weir.normalize.source.shared.EventParts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CrowdStrike's registry fields, at the top of its own records and below a prefix in ECS. */
public final class CrowdStrikeRegistry {
    /** {@code RegType} by the numbers of winnt.h: DWORD, big-endian DWORD, QWORD. */
    private static final Set<String> NUMERIC = Set.of("4", "5", "11");

    private CrowdStrikeRegistry() {}

    /** {@code RegOperationType} 1 sets a value, 2 deletes one; others are of no use here. */
    public static void map(JsonNode document, String prefix, EventBuilder builder)
            throws RejectedException {
        String key = required(text(document, prefix + "RegObjectName"), "RegObjectName");
        String path = RegistryPath.join(key, text(document, prefix + "RegValueName"));
        String operation = textOrEmpty(document, prefix + "RegOperationType");
        boolean valueEvent =
                operation.isEmpty()
                        && textOrEmpty(document, prefix + "event_simpleName").contains("Value");
        if (operation.equals("1") || valueEvent) {
            String type = text(document, prefix + "RegType");
            builder.registry(
                    EventType.REGISTRY_VALUE_SET,
                    EventParts.change(path, data(document, prefix, type), type, null));
        } else if (operation.equals("2")) {
            builder.registry(EventType.REGISTRY_VALUE_DELETED, EventParts.change(path));
        }
    }

    /** A number stands in a field of its own; the text field is then empty or says something. */
    private static @Nullable String data(JsonNode document, String prefix, @Nullable String type) {
        String number =
                text(document, prefix + "RegNumericValue", prefix + "RegNumericValue_decimal");
        String string = text(document, prefix + "RegStringValue");
        boolean numeric = type != null && NUMERIC.contains(type);
        return number != null && (numeric || string == null) ? number : string;
    }
}
