package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.FieldValues;
import dev.weir.normalize.fields.Columns;
import dev.weir.normalize.fields.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * A vendor's document by its dotted names.
 *
 * @param kind what tables call {@code @kind}: the kind of event in one spelling; empty where a
 *     column says it
 */
public record DocumentColumns(JsonNode document, String kind) implements Columns {

    /** The fields of a document by the table of its source. */
    public static FieldValues fields(Mapping mapping, JsonNode document, String kind) {
        return mapping.fields(new DocumentColumns(document, kind));
    }

    @Override
    public List<String> values(String column) {
        if (column.equals("@kind")) {
            return kind.isEmpty() ? List.of() : List.of(kind);
        }
        List<String> sent = JsonFields.texts(document, column);
        if (sent.stream().allMatch(text -> JsonFields.present(text) != null)) {
            return sent;
        }
        List<String> present = new ArrayList<>(sent);
        present.removeIf(text -> JsonFields.present(text) == null);
        return present;
    }
}
