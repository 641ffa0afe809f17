package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text of a document that stays bytes until someone asks for it: most of an event's texts nobody
 * ever does. The bytes have been read once, so that they are known to be a text of JSON.
 */
public final class LazyText extends ValueNode {
    private static final long serialVersionUID = 1L;
    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonFactory JSON = new JsonFactory();

    private final transient byte[] json;
    private final int from;
    private @Nullable String text;
    private boolean twoBackslashes;

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

    @Override
    public String textValue() {
        String known = text;
        if (known == null) {
            known = decoded();
            text = known;
        }
        return known;
    }

    /** Whether the text may have two backslashes in a row; never a false no. */
    public boolean mayHoldTwoBackslashes() {
        textValue();
        return twoBackslashes;
    }

    private String decoded() {
        int at = from;
        byte next = json[at];
        while (next != '"' && next != '\\' && next >= 0) {
            next = json[++at];
        }
        return next == '"'
                ? new String(json, from, at - from, StandardCharsets.ISO_8859_1)
                : unescaped(at);
    }

    /**
     * @param special the place of the first character that is not what it says
     */
    private String unescaped(int special) {
        byte[] plain = new byte[Math.max(64, 2 * (special - from))];
        int length = 0;
        int run = from;
        int all = 0;
        int at = special;
        for (byte next = json[at]; next != '"'; next = json[++at]) {
            all |= next;
            if (next == '\\') {
                plain = copied(run, at, plain, length);
                length += at - run;
                byte named = escaped(json[++at]);
                if (named == 0) {
                    return parsed();
                }
                twoBackslashes |=
                        named == '\\' && at == run + 1 && run > from && json[run - 1] == '\\';
                plain[length++] = named;
                run = at + 1;
            }
        }
        plain = copied(run, at, plain, length);
        length += at - run;
        if (all >= 0) {
            return new String(plain, 0, length, StandardCharsets.ISO_8859_1);
        }
        String decoded = new String(plain, 0, length, StandardCharsets.UTF_8);
        return decoded.indexOf(REPLACEMENT) < 0 ? decoded : parsed();
    }

    /** The bytes with a part of the record at their end, and room for one more. */
    private byte[] copied(int begin, int end, byte[] bytes, int length) {
        int wanted = length + end - begin + 1;
        byte[] room = wanted <= bytes.length ? bytes : Arrays.copyOf(bytes, 2 * wanted);
        System.arraycopy(json, begin, room, length, end - begin);
        return room;
    }

    /** 0 for a character that is named by its number. */
    private static byte escaped(byte name) {
        return switch (name) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> 0;
            default -> name;
        };
    }

    /** What is rare is read as the whole document is read. */
    private String parsed() {
        twoBackslashes = true;
        int begin = from - 1;
        try (JsonParser parser = JSON.createParser(json, begin, json.length - begin)) {
            return parser.nextTextValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
