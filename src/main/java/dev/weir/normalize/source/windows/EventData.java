package dev.weir.normalize.source.windows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.CarriedText;
import dev.weir.normalize.source.shared.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Event data as a map of texts. */
public final class EventData {
    /** Drive and registry paths whose producer escaped its values once too often. */
    private static final Pattern DOUBLED =
            Pattern.compile(
                    "(?i)(?:[a-z]:|hk[a-z]{1,3}|\\\\{2}registry)\\\\{2}[^\\\\].*", Pattern.DOTALL);

    /** Below these names event data lies, in whole documents and in event data itself. */
    private static final List<String> PLACES =
            List.of("UserData", "EventXML", "Payload", "event_data", "EventData", "data", "Data");

    private static final String[] LISTS = {
        "StringInserts",
        "string_inserts",
        "EventData",
        "EventData.Data",
        "EventData.Data.#text",
        "Data",
        "Properties"
    };

    private static final int MAX_DEPTH = 4;

    /** How converters from XML write the attribute and the text of an element. */
    private static final String[] NAMES = {
        "Name",
        "@Name",
        "#attributes.Name",
        "@attributes.Name",
        "_attributes.Name",
        "$.Name",
        "-Name",
        "_Name",
        "name"
    };

    private static final String[] VALUES = {
        "#text", "Value", "value", "_text", "_", "$", "text", "content", "#content", "__text", "$t"
    };

    private EventData() {}

    /** Whether event data lies apart from the header. */
    static boolean isApart(JsonNode document) {
        for (String place : PLACES) {
            if (document.has(place)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Values by name, from an object, a list of named values, or either as text (JSON or XML), also
     * where that lies one step deeper; backslashes that a producer doubled are single again.
     */
    public static Map<String, String> of(@Nullable JsonNode node) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (node != null && node.isObject()) {
            addDeeper(node, 0, fields);
            return new FlatData(node, fields);
        }
        add(node, 0, fields);
        return single(fields);
    }

    /** Values in the order of the entry; empty where none are sent without their names. */
    static List<String> unnamed(@Nullable JsonNode document) {
        for (String place : LISTS) {
            JsonNode list = JsonFields.node(document, place);
            if (list != null && list.isArray() && !list.isEmpty()) {
                List<String> values = new ArrayList<>();
                for (JsonNode element : list) {
                    JsonNode value = element.has("Value") ? element.get("Value") : element;
                    if (value.isContainerNode()) {
                        return List.of();
                    }
                    values.add(value.isNull() ? "" : value.asText());
                }
                return values;
            }
        }
        return List.of();
    }

    private static void add(@Nullable JsonNode node, int depth, Map<String, String> fields) {
        if (node == null || depth > MAX_DEPTH) {
            return;
        }
        if (node.isTextual()) {
            JsonNode carried = CarriedText.document(node.textValue());
            if (carried != null && carried.isContainerNode()) {
                add(carried, depth + 1, fields);
            }
        } else if (node.isArray()) {
            node.forEach(element -> addNamed(element, fields));
        } else {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String text = JsonFields.scalar(field.getValue());
                if (text != null) {
                    fields.put(field.getKey(), text);
                }
            }
            addDeeper(node, depth, fields);
        }
    }

    /** What lies deeper is the event's own; beside it stands the carrier's. */
    private static void addDeeper(JsonNode node, int depth, Map<String, String> fields) {
        for (String place : PLACES) {
            add(node.get(place), depth + 1, fields);
        }
    }

    /** An element with its name in one field and its value in another, or a single field. */
    private static void addNamed(JsonNode element, Map<String, String> fields) {
        String name = JsonFields.text(element, NAMES);
        if (name != null) {
            String value = JsonFields.sent(element, VALUES);
            if (value != null) {
                fields.put(name, value);
            }
        } else if (element.size() == 1) {
            add(element, MAX_DEPTH, fields);
        }
    }

    /** Microsoft's spelling of a name that begins with a small letter. */
    public static String capitalised(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /**
     * Halves the backslashes of every field when one of them shows that they are doubled. People
     * and scripts double them in command lines; those prove nothing.
     */
    static Map<String, String> single(Map<String, String> fields) {
        if (showDoubling(fields)) {
            fields.replaceAll((name, value) -> halved(value));
        }
        return fields;
    }

    static boolean showDoubling(Map<String, String> fields) {
        return fields.entrySet().stream().anyMatch(EventData::showsDoubling);
    }

    static String halved(String value) {
        return value.replace("\\\\", "\\");
    }

    private static boolean showsDoubling(Map.Entry<String, String> field) {
        return switch (field.getKey()) {
            case "CommandLine", "ParentCommandLine", "ScriptBlockText", "Message" -> false;
            case "TaskName" -> field.getValue().startsWith("\\\\");
            default ->
                    field.getValue().contains("\\\\")
                            && DOUBLED.matcher(field.getValue()).matches();
        };
    }
}
