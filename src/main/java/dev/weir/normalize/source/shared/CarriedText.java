package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Documents that a producer put into a string: JSON, or an event's XML, either perhaps behind a
 * syslog header; or an event as Splunk's classic text.
 */
public final class CarriedText {
    /** Longest syslog header that is skipped, in characters; RFC 5424 asks for 2048 in all. */
    private static final int MAX_HEADER = 2048;

    /** Braces that a header may hold itself, in its structured data. */
    private static final int MAX_BRACES = 8;

    private static final String END = "</Event>";

    private static final Pattern ROOT =
            Pattern.compile("\\s*(?:<\\?xml[^>]{0,100}>\\s*)?<Events(?:\\s[^>]{0,200})?>");

    private CarriedText() {}

    /** The object, list, string in a string, or XML (as text); null when the text holds none. */
    public static @Nullable JsonNode document(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.startsWith("\uFEFF")) {
            stripped = stripped.substring(1).stripLeading();
        }
        if (stripped.length() < 2) {
            return null;
        }
        char first = stripped.charAt(0);
        if (first == '{' || first == '[' || first == '"') {
            return json(stripped);
        }
        if (ROOT.matcher(stripped).lookingAt()) {
            return list(stripped);
        }
        String xml = eventXml(stripped);
        if (xml != null) {
            return TextNode.valueOf(xml);
        }
        JsonNode splunk = SplunkText.document(stripped);
        return splunk == null && SyslogHeader.begins(stripped) ? behindHeader(stripped) : splunk;
    }

    /** Whether the text is a Windows event as XML, as {@link #document} gives it. */
    public static boolean isEventXml(@Nullable String text) {
        if (text == null || !text.startsWith("<Event") || text.length() < 8) {
            return false;
        }
        char next = text.charAt(6);
        return next == '>' || Character.isWhitespace(next);
    }

    /** The event's XML without what may stand before it; null when the text is none. */
    public static @Nullable String eventXml(String text) {
        String xml = text.strip();
        if (xml.startsWith("<?xml")) {
            xml = xml.substring(xml.indexOf("?>") + 2).stripLeading();
        }
        return isEventXml(xml) ? xml : null;
    }

    /** The parts of a text that holds several documents: XML after XML, or one on each line. */
    public static List<String> parts(String sent) {
        String text = withoutRoot(sent);
        if (eventXml(text) == null) {
            return document(text) == null
                    ? text.lines().filter(line -> !line.isBlank()).toList()
                    : List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf(END); end >= 0; end = text.indexOf(END, from)) {
            parts.add(text.substring(from, end + END.length()));
            from = end + END.length();
        }
        if (!text.substring(from).isBlank()) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static JsonNode list(String events) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        parts(events).forEach(list::add);
        return list;
    }

    /** What stands in the list of events that wevtutil and the event viewer write. */
    private static String withoutRoot(String text) {
        Matcher root = ROOT.matcher(text);
        int end = text.lastIndexOf("</Events>");
        return root.lookingAt() && end >= root.end() ? text.substring(root.end(), end) : text;
    }

    private static @Nullable JsonNode json(String text) {
        try {
            JsonNode node =
                    Json.reader()
                            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .readTree(text);
            return node.isValueNode() && !node.isTextual() ? null : node;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static @Nullable JsonNode behindHeader(String text) {
        int most = Math.min(text.length(), MAX_HEADER);
        int braces = 0;
        for (int at = 1; at < most && text.charAt(at) != '\n'; at++) {
            if (text.startsWith("<Event", at) || text.startsWith("<?xml", at)) {
                JsonNode xml = document(text.substring(at));
                if (xml != null) {
                    return xml;
                }
            } else if (text.charAt(at) == '{' && braces++ < MAX_BRACES) {
                JsonNode node = json(text.substring(at));
                if (node != null) {
                    return node;
                }
            }
        }
        return null;
    }
}
