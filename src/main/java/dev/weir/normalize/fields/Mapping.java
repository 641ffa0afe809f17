package dev.weir.normalize.fields;

import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of one source. */
public final class Mapping {
    private static final EventClass OTHER = new EventClass("other", Map.of(), Map.of(), Map.of());

    private final String source;
    private final List<EventClass> classes;

    /** The column that tells most classes apart by one value; empty when none does. */
    private final String column;

    /** By value of that column, those of which it is the only test. */
    private final Map<String, EventClass> byValue = new HashMap<>();

    /** The others, in order. */
    private final List<EventClass> rest = new ArrayList<>();

    Mapping(String source, List<EventClass> classes) {
        this.source = source;
        this.classes = List.copyOf(classes);
        column =
                classes.isEmpty()
                        ? ""
                        : classes.get(0).when().keySet().stream().findFirst().orElse("");
        for (EventClass kind : classes) {
            Set<String> values = kind.when().size() == 1 ? kind.when().get(column) : null;
            if (values != null && rest.isEmpty()) {
                values.forEach(value -> byValue.putIfAbsent(value, kind));
            } else {
                rest.add(kind);
            }
        }
    }

    /** {@link dev.weir.event.Source#id()}. */
    public String source() {
        return source;
    }

    /** In the order in which they are tried; the last takes all. */
    public List<EventClass> classes() {
        return classes;
    }

    /** The table in the resource of this name; a fault in it is a fault of the build. */
    static Mapping of(String source) {
        String resource = source + ".table";
        return new Mapping(source, new MappingReader(resource, text(resource)).classes());
    }

    static String text(String resource) {
        try (InputStream stream = Mapping.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of an event, each read when a rule asks for it. */
    public FieldValues fields(Columns columns) {
        EventClass kind = classOf(columns);
        return new ColumnValues(kind, columns);
    }

    EventClass classOf(Columns columns) {
        if (!byValue.isEmpty()) {
            for (String value : columns.values(column)) {
                EventClass kind = byValue.get(value);
                if (kind != null) {
                    return kind;
                }
            }
        }
        for (EventClass kind : rest) {
            if (kind.holds(columns)) {
                return kind;
            }
        }
        return OTHER;
    }

    private record ColumnValues(EventClass supply, Columns columns) implements FieldValues {
        @Override
        public List<?> values(EcsField field) {
            return supply.values(field, columns);
        }
    }
}
