package dev.weir.normalize.source.windows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.LazyText;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Event data that are the members of an object, each read when someone asks for it. Whether a
 * producer doubled their backslashes, which only all of them together tell, is not asked before one
 * shows two in a row.
 */
final class FlatData extends AbstractMap<String, String> {
    private final JsonNode object;
    private final Map<String, String> inner;
    private @Nullable Boolean doubled;

    /**
     * @param inner what lies deeper in the object, and goes before its members
     */
    FlatData(JsonNode object, Map<String, String> inner) {
        this.object = object;
        this.inner = inner;
    }

    @Override
    public @Nullable String get(Object name) {
        return single((String) name);
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    /** A copy: not for what is asked of every event. */
    @Override
    public Set<Entry<String, String>> entrySet() {
        return EventData.single(sent()).entrySet();
    }

    private Map<String, String> sent() {
        Map<String, String> all = new LinkedHashMap<>(2 * object.size());
        for (Entry<String, JsonNode> field : object.properties()) {
            String text = JsonFields.scalar(field.getValue());
            if (text != null) {
                all.put(field.getKey(), text);
            }
        }
        all.putAll(inner);
        return all;
    }

    private @Nullable String single(String name) {
        String deeper = inner.isEmpty() ? null : inner.get(name);
        JsonNode own = deeper == null ? object.get(name) : null;
        String text = deeper == null ? JsonFields.scalar(own) : deeper;
        if (text == null
                || own != null && !LazyText.mayHaveTwoBackslashes(own)
                || !text.contains("\\\\")) {
            return text;
        }
        if (doubled == null) {
            doubled = EventData.showDoubling(sent());
        }
        return doubled ? EventData.halved(text) : text;
    }
}
