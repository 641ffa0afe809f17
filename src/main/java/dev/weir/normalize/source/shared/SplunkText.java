package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Splunk's classic rendering of a Windows event: a date without a zone, lines {@code name=value},
 * the rendered message last.
 */
final class SplunkText {
    /** Within so many characters the log's name stands. */
    private static final int HEAD = 120;

    private static final String MESSAGE = "Message=";

    private SplunkText() {}

    /** The header's fields and the message; null when the text is no such event. */
    static @Nullable JsonNode document(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD));
        if (!head.contains("LogName=") || !text.contains("\nEventCode=")) {
            return null;
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        int from = 0;
        while (from < text.length()) {
            if (text.startsWith(MESSAGE, from)) {
                fields.put("Message", text.substring(from + MESSAGE.length()));
                break;
            }
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end < 0 ? text.length() : end);
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
            from = end < 0 ? text.length() : end + 1;
        }
        if (fields.path("SourceName").asText().contains(" ")) {
            // What people read in the place of the provider; the log tells enough.
            fields.remove("SourceName");
        }
        return fields;
    }
}
