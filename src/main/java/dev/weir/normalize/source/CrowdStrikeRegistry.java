package dev.weir.normalize.source;

import static dev.weir.normalize.JsonFields.required;
import static dev.weir.normalize.JsonFields.text;
import static dev.weir.normalize.JsonFields.textOrEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EventType;
import dev.weir.normalize.RejectedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CrowdStrike's registry fields, at the top of its own records and below a prefix in ECS. */
final class CrowdStrikeRegistry {
    /** {@code RegType}: the numbers of winnt.h. */
    private static final Map<String, String> TYPES =
            Map.of(
                    "1", "REG_SZ",
                    "2", "REG_EXPAND_SZ",
                    "3", "REG_BINARY",
                    "4", "REG_DWORD",
                    "5", "REG_DWORD_BIG_ENDIAN",
                    "7", "REG_MULTI_SZ",
                    "11", "REG_QWORD");

    private CrowdStrikeRegistry() {}

    /** {@code RegOperationType} 1 sets a value, 2 deletes one; others are of no use here. */
    static void map(JsonNode document, String prefix, EventBuilder builder)
            throws RejectedException {
        String key = required(text(document, prefix + "RegObjectName"), "RegObjectName");
        String path = Parts.joinOnce(key, text(document, prefix + "RegValueName"));
        String operation = textOrEmpty(document, prefix + "RegOperationType");
        boolean valueEvent =
                operation.isEmpty()
                        && textOrEmpty(document, prefix + "event_simpleName").contains("Value");
        if (operation.equals("1") || valueEvent) {
            String type = text(document, prefix + "RegType");
            builder.registry(
                    EventType.REGISTRY_VALUE_SET,
                    Parts.change(
                            path,
                            data(document, prefix, type),
                            type == null ? null : TYPES.getOrDefault(type, type),
                            null));
        } else if (operation.equals("2")) {
            builder.registry(EventType.REGISTRY_VALUE_DELETED, Parts.change(path));
        }
    }

    /** A number stands in a field of its own; the text field is then empty or says something. */
    private static @Nullable String data(JsonNode document, String prefix, @Nullable String type) {
        String number =
                text(document, prefix + "RegNumericValue", prefix + "RegNumericValue_decimal");
        String string = text(document, prefix + "RegStringValue");
        boolean numeric = "4".equals(type) || "5".equals(type) || "11".equals(type);
        return number != null && (numeric || string == null) ? number : string;
    }
}
