package dev.weir.normalize.fields;

import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event of one source: how it is told, and a row for each field that it supplies.
 *
 * @param name in the vendor's words, such as {@code ProcessCreated}
 * @param when the values that columns must have; none for all that no other class takes
 * @param rows by field
 * @param copied beginnings of field names that are columns of the same name behind them, such as
 *     {@code winlog.event_data.}; with the columns that are known to be sent, or null for any
 */
public record EventClass(
        String name,
        Map<String, Set<String>> when,
        Map<EcsField, Value> rows,
        Map<String, @Nullable Set<String>> copied)
        implements FieldSupply {

    boolean holds(Columns columns) {
        for (Map.Entry<String, Set<String>> test : when.entrySet()) {
            if (columns.values(test.getKey()).stream().noneMatch(test.getValue()::contains)) {
                return false;
            }
        }
        return true;
    }

    /** Values of the event at hand; empty when it has none. */
    List<String> values(EcsField field, Columns columns) {
        Value value = rows.get(field);
        if (value != null) {
            return value.of(columns);
        }
        for (String prefix : copied.keySet()) {
            if (field.name().startsWith(prefix)) {
                return columns.sent(prefix, CopiedColumn.of(prefix, field));
            }
        }
        return List.of();
    }

    @Override
    public boolean supplies(EcsField field) {
        if (rows.containsKey(field)) {
            return true;
        }
        for (Map.Entry<String, @Nullable Set<String>> part : copied.entrySet()) {
            if (field.name().startsWith(part.getKey())) {
                Set<String> known = part.getValue();
                return known == null
                        || known.contains(field.name().substring(part.getKey().length()));
            }
        }
        return false;
    }

    @Override
    public boolean allows(EcsField field) {
        return rows.containsKey(field)
                || copied.keySet().stream().anyMatch(field.name()::startsWith);
    }

    @Override
    public List<List<String>> known(EcsField field) {
        Value value = rows.get(field);
        if (value instanceof Value.Constant constant) {
            return List.of(List.of(constant.text()));
        }
        if (value instanceof Value.All all
                && all.parts().stream().allMatch(Value.Constant.class::isInstance)) {
            return List.of(
                    all.parts().stream().map(part -> ((Value.Constant) part).text()).toList());
        }
        if (value instanceof Value.Column column && when.containsKey(column.name())) {
            return when.getOrDefault(column.name(), Set.of()).stream().map(List::of).toList();
        }
        return List.of();
    }
}
