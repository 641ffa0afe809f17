package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's {@code AnyValue} as plain JSON. Format: the JSON mapping of
 * opentelemetry/proto/common/v1/common.proto, in either of its two ways to spell names.
 */
public final class OtlpValue {
    private OtlpValue() {}

    /** The value without its coat of types; any other node as it is. */
    public static JsonNode plain(JsonNode value) {
        if (isTyped(value.path(0))) {
            return object(value, value);
        }
        if (!value.isObject() || value.size() != 1) {
            return value;
        }
        String type = value.fieldNames().next();
        JsonNode inner = value.get(type);
        return switch (type) {
            case "stringValue",
                    "string_value",
                    "intValue",
                    "int_value",
                    "boolValue",
                    "bool_value",
                    "doubleValue",
                    "double_value" ->
                    inner;
            case "kvlistValue", "kvlist_value" -> object(inner.get("values"), value);
            case "arrayValue", "array_value" -> list(inner.get("values"), value);
            default -> value;
        };
    }

    /** Whether it is a member of a list of attributes. */
    private static boolean isTyped(JsonNode pair) {
        JsonNode value = pair.path("value");
        return pair.hasNonNull("key") && value.size() == 1 && plain(value) != value;
    }

    private static JsonNode object(@Nullable JsonNode pairs, JsonNode otherwise) {
        if (pairs == null || !pairs.isArray()) {
            return otherwise;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (JsonNode pair : pairs) {
            JsonNode value = pair.get("value");
            if (value != null && pair.hasNonNull("key")) {
                object.set(pair.get("key").asText(), plain(value));
            }
        }
        return object;
    }

    private static JsonNode list(@Nullable JsonNode values, JsonNode otherwise) {
        if (values == null || !values.isArray()) {
            return otherwise;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> list.add(plain(value)));
        return list;
    }
}
