package dev.weir.normalize.source.windows;

import dev.weir.event.Source;
import dev.weir.normalize.fields.Columns;
import dev.weir.normalize.fields.Mapping;
import dev.weir.normalize.fields.Mappings;
import dev.weir.normalize.source.shared.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Windows event by the names of its event data, and by what stands beside them. */
record WindowsColumns(WindowsEvent event) implements Columns {

    /** The table of the log that the event is from. */
    static Mapping mapping(Source source) {
        return Mappings.of(source.id());
    }

    @Override
    public List<String> values(String column) {
        return list(JsonFields.present(sent(column)));
    }

    @Override
    public List<String> sent(String prefix, String column) {
        return list(event.fields().get(column));
    }

    private @Nullable String sent(String column) {
        return switch (column) {
            case "@id" -> Integer.toString(event.id());
            case "@channel" -> event.channel();
            case "@provider" -> event.provider();
            case "@host" -> event.host().name();
            case "@hostId" -> event.host().id();
            case "@record" -> event.recordId();
            case "@time" -> event.time() == null ? event.get("UtcTime") : event.time().toString();
            default -> event.fields().get(column);
        };
    }

    private static List<String> list(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
