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

    /** What LogScale and Splunk append to the names of numbers. */
    private static final String DECIMAL = "_decimal";

    private static final Set<String> SET = Set.of("1", "101");
    private static final Set<String> DELETED = Set.of("2", "102");

    private CrowdStrikeRegistry() {}

    /**
     * {@code RegOperationType} 1 and 101 set a value, 2 and 102 delete one; of other codes those
     * count as set that name a value and its data.
     */
    public static void map(JsonNode document, String prefix, EventBuilder builder)
            throws RejectedException {
        String key = required(text(document, prefix + "RegObjectName"), "RegObjectName");
        String name = text(document, prefix + "RegValueName");
        String path = RegistryPath.join(key, name);
        if (isDeletion(document, prefix)) {
            builder.registry(EventType.REGISTRY_VALUE_DELETED, EventParts.change(path));
            return;
        }
        String operation = operation(document, prefix);
        String type = text(document, prefix + "RegType", prefix + "RegType" + DECIMAL);
        String data = data(document, prefix, type);
        boolean valueEvent =
                operation.isEmpty()
                        && textOrEmpty(
                                        document,
                                        prefix + "event_simpleName",
                                        prefix + "#event_simpleName")
                                .contains("Value");
        if (SET.contains(operation) || valueEvent || name != null && data != null) {
            builder.registry(
                    EventType.REGISTRY_VALUE_SET, EventParts.change(path, data, type, null));
        }
    }

    public static boolean isDeletion(JsonNode document, String prefix) {
        return DELETED.contains(operation(document, prefix));
    }

    private static String operation(JsonNode document, String prefix) {
        String name = prefix + "RegOperationType";
        return textOrEmpty(document, name, name + DECIMAL);
    }

    /** A number stands in a field of its own; the text field is then empty or says something. */
    private static @Nullable String data(JsonNode document, String prefix, @Nullable String type) {
        String number =
                text(document, prefix + "RegNumericValue", prefix + "RegNumericValue" + DECIMAL);
        String string = text(document, prefix + "RegStringValue");
        boolean numeric = type != null && NUMERIC.contains(type);
        return number != null && (numeric || string == null) ? number : string;
    }
}
