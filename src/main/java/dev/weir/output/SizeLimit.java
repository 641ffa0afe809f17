package dev.weir.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.event.Truncation;
import java.util.Map;
import java.util.Set;

/**
 * Keeps documents below what a Kafka producer and broker take by default (1 MiB): a larger one
 * would fail the job at each attempt, and attackers choose how long their command lines are.
 */
public final class SizeLimit {
    /** With room for the record's key, headers and batch. */
    public static final int BYTES = 1_000_000;

    /** What Weir itself says; all else comes from endpoints. */
    private static final Set<String> OWN =
            Set.of(
                    "ecs",
                    "event",
                    "finding_info",
                    "guide",
                    "message",
                    "metadata",
                    "remediation",
                    "rule",
                    "threat");

    private static final int[] STRING_LIMITS = {8192, 1024, 256, 64};
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SizeLimit() {}

    /**
     * The document as UTF-8; the longest strings of endpoints are cut when it would be too large.
     */
    static byte[] write(ObjectNode document) {
        byte[] bytes = bytes(document);
        for (int i = 0; bytes.length > BYTES && i < STRING_LIMITS.length; i++) {
            cut(document, STRING_LIMITS[i]);
            bytes = bytes(document);
        }
        return bytes;
    }

    static byte[] bytes(ObjectNode document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    private static void cut(ContainerNode<?> node, int limit) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (!OWN.contains(entry.getKey())) {
                    entry.setValue(cut(entry.getValue(), limit));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, cut(array.get(i), limit));
            }
        }
    }

    private static JsonNode cut(JsonNode value, int limit) {
        if (value instanceof ContainerNode<?> container) {
            cut(container, limit);
            return container;
        }
        String text = value.asText();
        if (!value.isTextual() || text.length() <= limit) {
            return value;
        }
        return TextNode.valueOf(Truncation.head(text, limit) + "…");
    }
}
