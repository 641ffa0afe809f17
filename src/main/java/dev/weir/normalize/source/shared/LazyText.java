package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A text of a document that stays bytes until someone asks for it: most of an event's texts nobody
 * ever does. The bytes have been read once, so that they are known to be a text of JSON.
 */
public final class LazyText extends ValueNode {
    private static final long serialVersionUID = 1L;

    private final transient byte[] json;
    private final int from;
    private @Nullable String text;
    private boolean backslashes;

    /**
     * @param json holds the text, and is not changed any more
     * @param from where it begins, behind the quote
     */
    LazyText(byte[] json, int from) {
        this.json = json;
        this.from = from;
    }

    /** Whether the text of a node may begin with the character, blanks aside; never a false no. */
    public static boolean mayBegin(JsonNode node, char first) {
        return node.isTextual()
                && (node instanceof LazyText lazy
                        ? lazy.mayBegin(first)
                        : node.textValue().stripLeading().indexOf(first) == 0);
    }

    private boolean mayBegin(char first) {
        int at = from;
        while (json[at] == ' ' || json[at] == '\\' && "nrtf".indexOf(json[at + 1]) >= 0) {
            at += json[at] == ' ' ? 1 : 2;
        }
        // A character beyond ASCII may be a blank, too.
        return json[at] == first || json[at] < 0 || json[at] == '\\' && json[at + 1] == 'u';
    }

    /**
     * Whether the text of a node may be, or hold, a document as {@link CarriedText} knows them;
     * never a false no. JSON needs a brace, a bracket or a quote, XML a tag, Splunk's text a line
     * break; all but the first may be escaped.
     */
    public static boolean mayHoldDocument(JsonNode node) {
        return node.isTextual() && (!(node instanceof LazyText lazy) || lazy.mayHoldDocument());
    }

    private boolean mayHoldDocument() {
        for (int at = from; json[at] != '"'; at++) {
            byte next = json[at];
            if (next == '{' || next == '[' || next == '<') {
                return true;
            }
            if (next == '\\' && json[++at] != '\\') {
                return true;
            }
        }
        return false;
    }

    /** Whether the text of a node may have two backslashes in a row; never a false no. */
    public static boolean mayHaveTwoBackslashes(JsonNode node) {
        return !(node instanceof LazyText lazy) || lazy.mayHaveTwoBackslashes();
    }

    private boolean mayHaveTwoBackslashes() {
        textValue();
        return backslashes;
    }

    @Override
    public String textValue() {
        String known = text;
        if (known == null) {
            JsonText sent = new JsonText(json, from);
            known = sent.decoded();
            text = known;
            backslashes = sent.mayHaveTwoBackslashes();
        }
        return known;
    }

    private TextNode node() {
        return TextNode.valueOf(textValue());
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.STRING;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_STRING;
    }

    @Override
    public String asText() {
        return textValue();
    }

    @Override
    public String asText(String otherwise) {
        return textValue();
    }

    @Override
    public boolean asBoolean(boolean otherwise) {
        return node().asBoolean(otherwise);
    }

    @Override
    public int asInt(int otherwise) {
        return node().asInt(otherwise);
    }

    @Override
    public long asLong(long otherwise) {
        return node().asLong(otherwise);
    }

    @Override
    public double asDouble(double otherwise) {
        return node().asDouble(otherwise);
    }

    @Override
    public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeString(textValue());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNode node
                && node.isTextual()
                && textValue().equals(node.textValue());
    }

    @Override
    public int hashCode() {
        return textValue().hashCode();
    }
}
