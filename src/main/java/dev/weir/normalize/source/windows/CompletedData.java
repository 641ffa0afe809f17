package dev.weir.normalize.source.windows;

import dev.weir.normalize.source.shared.JsonFields;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Event data, and what a carrier tells beside them of those that are missing or say nothing; each
 * read when someone asks for it.
 */
public final class CompletedData extends AbstractMap<String, String> {
    private final Map<String, String> sent;
    private final Set<String> names;
    private final Function<String, @Nullable String> values;

    /**
     * @param names of what the carrier tells, Microsoft's
     * @param values by name; null where there is nothing
     */
    public CompletedData(
            Map<String, String> sent,
            Set<String> names,
            Function<String, @Nullable String> values) {
        this.sent = sent;
        this.names = names;
        this.values = values;
    }

    @Override
    public @Nullable String get(Object name) {
        String own = sent.get(name);
        if (JsonFields.present(own) != null || !names.contains(name)) {
            return own;
        }
        String other = values.apply((String) name);
        return other == null ? own : other;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    /** A copy: not for what is asked of every event. */
    @Override
    public Set<Entry<String, String>> entrySet() {
        Map<String, String> all = new LinkedHashMap<>(sent);
        for (String name : names) {
            String value = get(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        return all.entrySet();
    }
}
