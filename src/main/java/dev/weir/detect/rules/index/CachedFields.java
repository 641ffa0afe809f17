package dev.weir.detect.rules.index;

import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of the event at hand, each read once however many conditions ask for it. */
final class CachedFields implements FieldValues {
    private final Map<EcsField, List<?>> read = new HashMap<>();
    private FieldValues event = FieldValues.NONE;

    void reset(FieldValues next) {
        read.clear();
        event = next;
    }

    @Override
    public List<?> values(EcsField field) {
        List<?> values = read.get(field);
        if (values == null) {
            values = event.values(field);
            read.put(field, values);
        }
        return values;
    }
}
