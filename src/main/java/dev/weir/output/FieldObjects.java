package dev.weir.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.detect.rules.RuleFact;
import dev.weir.event.EcsField;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
            if (field.isShown() && field.name().startsWith(name + ".")) {
                String path = field.name().substring(name.length() + 1);
                JsonNode value = value(field.name(), field.values());
                if (value != null) {
                    object.putAt(path, value);
                }
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

    /** Null when it is no value of the field's type. */
    private static @Nullable JsonNode value(String field, List<String> values) {
        EcsField.Type type = EcsField.of(field).type();
        if (type == EcsField.Type.NUMBER) {
            return values.stream()
                    .map(FieldObjects::whole)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(LongNode::valueOf)
                    .orElse(null);
        }
        if (values.size() == 1 && !LISTS.contains(field)) {
            return TextNode.valueOf(JsonObject.wellFormed(values.get(0)));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> list.add(JsonObject.wellFormed(value)));
        return list;
    }

    private static @Nullable Long whole(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
