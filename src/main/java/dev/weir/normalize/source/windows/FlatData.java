package dev.weir.normalize.source.windows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.LazyText;
import java.util.AbstractMap;
import java.util.HashMap;
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
    private final Completion completion;
    private Map<String, String> added = Map.of();
    private @Nullable Boolean doubled;

    /**
     * @param inner what lies deeper in the object, and goes before its members
     * @param completion what else stands for a member that is missing or says nothing
     */
    FlatData(JsonNode object, Map<String, String> inner, Completion completion) {
        this.object = object;
        this.inner = inner;
        this.completion = completion;
    }

    @Override
    public @Nullable String get(Object name) {
        String own = added.isEmpty() ? null : added.get(name);
        return own == null ? completed((String) name) : own;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable String put(String name, String value) {
        String before = get(name);
        if (added.isEmpty()) {
            added = new HashMap<>();
        }
        added.put(name, value);
        return before;
    }

    /** A copy: not for what is asked of every event. */
    @Override
    public Set<Entry<String, String>> entrySet() {
        Map<String, String> all = EventData.single(sent());
        completion.fill(all);
        all.putAll(added);
        return all.entrySet();
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

    private @Nullable String completed(String name) {
        String sent = single(name);
        if (JsonFields.present(sent) != null) {
            return sent;
        }
        String other = completion.of(name);
        return other == null ? sent : other;
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
