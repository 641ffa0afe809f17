package dev.weir.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;

/** A JSON object under construction; values may be null, text, numbers, lists or objects. */
final class Doc extends LinkedHashMap<String, Object> {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Doc doc() {
        return new Doc();
    }

    Doc with(String key, Object value) {
        put(key, value);
        return this;
    }

    /** Adds the fields of another object; they replace fields of the same name. */
    Doc and(Doc other) {
        putAll(other);
        return this;
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
