package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;

/** Reads a document as Jackson's own reader does, except that its texts are {@link LazyText}s. */
public final class LazyTree {
    /** Room for the members of a usual event: a map that grows is built several times. */
    private static final int TOP = 128;

    private static final int INNER = 16;

    private final JsonParser parser;
    private final byte[] json;

    /**
     * @param parser reads {@code json} from its beginning
     */
    public LazyTree(JsonParser parser, byte[] json) {
        this.parser = parser;
        this.json = json;
    }

    /**
     * The document that begins with the parser's token.
     *
     * @throws IOException when it is no JSON, or passes one of the parser's limits
     */
    public JsonNode read() throws IOException {
        JsonToken token = parser.currentToken();
        // Of a text alone nobody has seen the end yet.
        return token.isScalarValue() ? parser.readValueAsTree() : node(token, TOP);
    }

    private JsonNode node(JsonToken token, int members) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(members);
            case START_ARRAY -> array();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> number();
            case VALUE_TRUE, VALUE_FALSE ->
                    JsonNodeFactory.instance.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> parser.readValueAsTree();
        };
    }

    private ObjectNode object(int members) throws IOException {
        ObjectNode object = new ObjectNode(JsonNodeFactory.instance, new LinkedHashMap<>(members));
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            object.replace(name, node(parser.nextToken(), INNER));
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            array.add(node(token, INNER));
        }
        return array;
    }

    private JsonNode text() throws IOException {
        long quote = parser.currentTokenLocation().getByteOffset();
        // Other encodings than UTF-8 are read as characters, whose bytes nobody counts.
        return quote >= 0 && quote < json.length && json[(int) quote] == '"'
                ? new LazyText(json, (int) quote + 1)
                : JsonNodeFactory.instance.textNode(parser.getText());
    }

    private JsonNode number() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> JsonNodeFactory.instance.numberNode(parser.getIntValue());
            case LONG -> JsonNodeFactory.instance.numberNode(parser.getLongValue());
            default -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
        };
    }
}
