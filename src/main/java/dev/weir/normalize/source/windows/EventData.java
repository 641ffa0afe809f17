package dev.weir.normalize.source.windows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Event data as a map of texts. */
public final class EventData {
    /**
     * Drive and registry paths with doubled backslashes: the producer escaped its values once too
     * often.
     */
    private static final Pattern DOUBLED =
            Pattern.compile(
                    "(?i)(?:[a-z]:|hk[a-z]{1,3}|\\\\{2}registry)\\\\{2}[^\\\\].*", Pattern.DOTALL);

    private EventData() {}

    /** Scalars of the object by name; backslashes that a producer doubled are single again. */
    public static Map<String, String> of(@Nullable JsonNode object) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (object != null && object.isObject()) {
            object.fieldNames()
                    .forEachRemaining(
                            name -> {
                                JsonNode value = object.get(name);
                                String text = JsonFields.text(object, name);
                                if (text != null && !value.isObject()) {
                                    fields.put(name, text);
                                }
                            });
        }
        return single(fields);
    }

    /**
     * Halves the backslashes of every field when one of them shows that they are doubled. People
     * and scripts double them in command lines; those prove nothing.
     */
    static Map<String, String> single(Map<String, String> fields) {
        if (fields.entrySet().stream().anyMatch(EventData::showsDoubling)) {
            fields.replaceAll((name, value) -> value.replace("\\\\", "\\"));
        }
        return fields;
    }

    private static boolean showsDoubling(Map.Entry<String, String> field) {
        return switch (field.getKey()) {
            case "CommandLine", "ParentCommandLine", "ScriptBlockText", "Message" -> false;
            case "TaskName" -> field.getValue().startsWith("\\\\");
            default -> DOUBLED.matcher(field.getValue()).matches();
        };
    }
}
