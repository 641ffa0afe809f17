package dev.weir.normalize.source.windows;

import dev.weir.normalize.source.shared.JsonFields;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands for event data that are missing or say nothing, each read when someone asks for it.
 *
 * @param names of event data, Microsoft's
 * @param values by name; null where there is nothing
 */
public record Completion(Set<String> names, Function<String, @Nullable String> values) {
    static final Completion NONE = new Completion(Set.of(), name -> null);

    /** What stands for the event data of the name; null where nothing does. */
    @Nullable String of(String name) {
        return names.contains(name) ? values.apply(name) : null;
    }

    /** Puts all that there is where event data say nothing. */
    void fill(Map<String, String> fields) {
        for (String name : names) {
            String value = JsonFields.present(fields.get(name)) == null ? of(name) : null;
            if (value != null) {
                fields.put(name, value);
            }
        }
    }
}
