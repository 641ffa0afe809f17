package dev.weir.normalize.fields;

import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The table of one source.
 *
 * @param source {@link dev.weir.event.Source#id()}
 * @param classes in the order in which they are tried; the last takes all
 */
public record Mapping(String source, List<EventClass> classes) {

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
        return new FieldValues() {
            @Override
            public List<?> values(EcsField field) {
                return kind.values(field, columns);
            }
        };
    }

    EventClass classOf(Columns columns) {
        for (EventClass kind : classes) {
            if (kind.holds(columns)) {
                return kind;
            }
        }
        return new EventClass("other", Map.of(), Map.of(), Map.of());
    }
}
