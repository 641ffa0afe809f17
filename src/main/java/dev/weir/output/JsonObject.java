package dev.weir.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Builds an object in the order of the calls; what is null or empty is left out. */
final class JsonObject {
    private static final int REPLACEMENT = 0xFFFD;

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    static JsonObject of() {
        return new JsonObject();
    }

    JsonObject put(String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            node.put(key, wellFormed(value));
        }
        return this;
    }

    JsonObject put(String key, @Nullable Instant value) {
        return put(key, value == null ? null : value.toString());
    }

    JsonObject put(String key, @Nullable Long value) {
        if (value != null) {
            node.put(key, value);
        }
        return this;
    }

    JsonObject put(String key, int value) {
        node.put(key, value);
        return this;
    }

    JsonObject put(String key, boolean value) {
        node.put(key, value);
        return this;
    }

    JsonObject put(String key, @Nullable JsonObject value) {
        if (value != null && !value.node.isEmpty()) {
            node.set(key, value.node);
        }
        return this;
    }

    JsonObject put(String key, Collection<String> values) {
        return values.isEmpty() ? this : always(key, values);
    }

    /** At a dotted path, with the objects that it needs; where a value lies on it, nothing. */
    JsonObject putAt(String path, JsonNode value) {
        ObjectNode parent = node;
        String rest = path;
        for (int dot = rest.indexOf('.'); dot > 0; dot = rest.indexOf('.')) {
            String name = rest.substring(0, dot);
            JsonNode child = parent.get(name);
            if (child != null && !child.isObject()) {
                return this;
            }
            parent = child == null ? parent.putObject(name) : (ObjectNode) child;
            rest = rest.substring(dot + 1);
        }
        if (!parent.has(rest)) {
            parent.set(rest, value);
        }
        return this;
    }

    /** For lists that readers count on, empty or not. */
    JsonObject always(String key, Collection<String> values) {
        ArrayNode array = node.putArray(key);
        values.forEach(value -> array.add(wellFormed(value)));
        return this;
    }

    JsonObject objects(String key, Collection<JsonObject> values) {
        ArrayNode array = node.putArray(key);
        values.forEach(value -> array.add(value.node));
        return this;
    }

    /**
     * Half a surrogate pair can come in as a JSON escape. UTF-8 has no bytes for it, so that some
     * readers of the alert would refuse the whole document.
     */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(point -> isHalf(point) ? REPLACEMENT : point)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    ObjectNode node() {
        return node;
    }
}
