package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.util.ArrayList;
import java.util.List;

/** An ECS document as it is: a field that it has is its own, one that it lacks is missing. */
public final class DocumentFields implements FieldValues {
    private final JsonNode document;

    public DocumentFields(JsonNode document) {
        this.document = document;
    }

    @Override
    public List<?> values(EcsField field) {
        List<Object> values = new ArrayList<>(2);
        collect(document, field.name(), values);
        return values;
    }

    /** Of every object in a list, and under every way in which a dotted name may be cut. */
    private static void collect(JsonNode node, String path, List<Object> values) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, path, values));
            return;
        }
        if (!node.isObject()) {
            return;
        }
        JsonNode direct = node.get(path);
        if (direct != null) {
            add(direct, values);
        }
        if (path.indexOf('.') < 0) {
            return;
        }
        for (DottedName cut : DottedName.cuts(path)) {
            JsonNode child = node.get(cut.head());
            if (child != null) {
                collect(child, cut.tail(), values);
            }
        }
    }

    private static void add(JsonNode node, List<Object> values) {
        if (node.isArray()) {
            node.forEach(element -> add(element, values));
        } else if (node.isTextual()) {
            values.add(node.textValue());
        } else if (node.isBoolean()) {
            values.add(node.booleanValue());
        } else if (node.canConvertToLong() && node.isIntegralNumber()) {
            values.add(node.longValue());
        } else if (node.isNumber()) {
            values.add(node.doubleValue());
        }
    }
}
