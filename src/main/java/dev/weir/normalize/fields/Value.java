package dev.weir.normalize.fields;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right side of a row: where the values of a field come from. */
sealed interface Value {

    /** Values of the event at hand; empty when it has none. */
    List<String> of(Columns columns);

    /** The same text for every event. */
    record Constant(String text) implements Value {

        @Override
        public List<String> of(Columns columns) {
            return List.of(text);
        }
    }

    /** A column as it is. */
    record Column(String name) implements Value {

        @Override
        public List<String> of(Columns columns) {
            return columns.values(name);
        }
    }

    /**
     * @param second a column that the conversion needs besides; null for most
     */
    record Converted(Conversion conversion, String column, @Nullable String second)
            implements Value {

        @Override
        public List<String> of(Columns columns) {
            List<String> texts = columns.values(column);
            if (texts.isEmpty()) {
                return texts;
            }
            List<String> others = second == null ? List.of() : columns.values(second);
            return conversion.of(texts, others.isEmpty() ? null : others.get(0));
        }
    }

    /** The first that the event has. */
    record First(List<Value> choices) implements Value {

        @Override
        public List<String> of(Columns columns) {
            for (Value choice : choices) {
                List<String> values = choice.of(columns);
                if (!values.isEmpty()) {
                    return values;
                }
            }
            return List.of();
        }
    }

    /** All that the event has. */
    record All(List<Value> parts) implements Value {

        @Override
        public List<String> of(Columns columns) {
            List<String> values = new ArrayList<>();
            parts.forEach(part -> values.addAll(part.of(columns)));
            return values;
        }
    }
}
