package dev.weir.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.detect.rules.RuleFact;
import dev.weir.event.EcsField;
import java.util.List;
import java.util.Set;

/** Fields by their dotted names as the objects that the names say. */
final class FieldObjects {

    /** Lists in ECS, also when there is one value. */
    private static final Set<String> LISTS =
            Set.of(
                    "event.category",
                    "event.type",
                    "host.ip",
                    "process.args",
                    "process.parent.args",
                    "registry.data.strings");

    private FieldObjects() {}

    /** What lies below one name; empty when nothing does. */
    static JsonObject below(String name, RuleFact fact) {
        JsonObject object = JsonObject.of();
        for (RuleFact.Field field : fact.fields()) {
            if (field.name().startsWith(name + ".")) {
                String path = field.name().substring(name.length() + 1);
                object.putAt(path, value(field.name(), field.values()));
            }
        }
        return object;
    }

    /** What the rule tested, by full names. */
    static JsonObject tested(RuleFact fact) {
        JsonObject object = JsonObject.of();
        fact.tested().forEach(name -> object.put(name, fact.values(name)));
        return object;
    }

    private static JsonNode value(String field, List<String> values) {
        if (values.size() == 1 && !LISTS.contains(field)) {
            return value(EcsField.of(field).type(), values.get(0));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String value : values) {
            list.add(value(EcsField.of(field).type(), value));
        }
        return list;
    }

    private static JsonNode value(EcsField.Type type, String text) {
        if (type == EcsField.Type.BOOLEAN && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (type == EcsField.Type.NUMBER) {
            try {
                return LongNode.valueOf(Long.parseLong(text));
            } catch (NumberFormatException e) {
                return TextNode.valueOf(JsonObject.wellFormed(text));
            }
        }
        return TextNode.valueOf(JsonObject.wellFormed(text));
    }
}
