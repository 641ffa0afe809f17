package dev.weir.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.normalize.source.shared.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose names stand apart, as query interfaces answer: Log Analytics and Kusto ({@code
 * columns} and {@code rows}), Splunk ({@code fields} and {@code rows}).
 */
final class Table {
    private Table() {}

    /** The rows as a list of objects; null when the document is no table. */
    static @Nullable JsonNode rows(JsonNode document) {
        JsonNode rows = first(document, "rows", "Rows");
        JsonNode columns = first(document, "columns", "Columns", "fields");
        if (rows == null || columns == null) {
            return null;
        }
        ArrayNode objects = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : rows) {
            ObjectNode object = objects.addObject();
            for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
                JsonNode column = columns.get(i);
                String name =
                        column.isTextual()
                                ? column.textValue()
                                : JsonFields.text(column, "name", "Name", "ColumnName");
                if (name != null) {
                    object.set(name, row.get(i));
                }
            }
        }
        return objects;
    }

    private static @Nullable JsonNode first(JsonNode document, String... names) {
        for (String name : names) {
            JsonNode list = document.path(name);
            if (list.isArray() && !list.isEmpty()) {
                return list;
            }
        }
        return null;
    }
}
