package dev.weir.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.weir.ingest.RecordLimits;
import dev.weir.normalize.source.shared.CarriedText;
import dev.weir.normalize.source.shared.JsonFields;
import dev.weir.normalize.source.shared.LazyTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The documents in the bytes of a record: one, several in a row, the members of a list, an event's
 * XML; all perhaps gzipped. They are read one by one, so that a list is never in memory whole.
 */
final class Payload {
    /** What is shorter may have shrunk as much as it likes. */
    private static final int SMALL = 1_000_000;

    private final RecordLimits limits;
    private final byte[] bytes;

    /** Null where the record is text. */
    private final @Nullable JsonParser parser;

    private final Iterator<String> texts;
    private boolean any;
    private boolean inList;
    private int others;
    private String firstOther = "";

    /**
     * Opens a record.
     *
     * @param json reads within the limits
     * @throws TooLargeException when the record passes a limit
     * @throws IOException with one line that says what is wrong with it
     */
    Payload(byte[] value, RecordLimits limits, ObjectReader json) throws IOException {
        this.limits = limits;
        bytes = plain(value);
        String text = headed(bytes);
        parser = text == null ? json.createParser(bytes) : null;
        texts = text == null ? Collections.emptyIterator() : CarriedText.parts(text).iterator();
    }

    /**
     * The next document; null after the last one.
     *
     * @throws TooLargeException when the record passes a limit
     * @throws IOException with one line that says what is wrong with the rest
     */
    @Nullable JsonNode next() throws IOException {
        try {
            return parser == null ? nextText() : nextJson(parser);
        } catch (StreamConstraintsException e) {
            throw limit(e);
        }
    }

    private @Nullable JsonNode nextJson(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            any = true;
            if (token == JsonToken.START_ARRAY && !inList) {
                inList = true;
            } else if (token == JsonToken.END_ARRAY) {
                inList = false;
            } else {
                JsonNode document =
                        token.isScalarValue()
                                ? CarriedText.document(parser.getText())
                                : new LazyTree(parser, bytes).read();
                if (document != null) {
                    return document;
                }
                if (others++ == 0) {
                    firstOther = JsonFields.shown(parser.getText());
                }
            }
        }
        if (!any) {
            throw new IOException("empty record");
        }
        if (others > 0) {
            int count = others;
            others = 0;
            throw new IOException(
                    "neither object nor array: "
                            + firstOther
                            + (count == 1 ? "" : ", and %d more".formatted(count - 1)));
        }
        return null;
    }

    /** One event's XML after the other, or what follows a syslog header. */
    private @Nullable JsonNode nextText() throws IOException {
        if (!texts.hasNext()) {
            return null;
        }
        String part = texts.next();
        JsonNode document = CarriedText.document(part);
        if (document == null) {
            throw new IOException(
                    "neither JSON nor a Windows event's XML: " + JsonFields.shown(part));
        }
        return document;
    }

    /** The text of what is no JSON from the first character on; null when it may be JSON. */
    private static @Nullable String headed(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        boolean wide = mark == 0xfeff || mark == 0xfffe;
        int at = mark == 0xefbb ? 3 : wide ? 2 : 0;
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        byte first = at < bytes.length ? bytes[at] : 0;
        if (first != '<'
                && first != '@'
                && (first < 'A' || first > 'S')
                && (first < '0' || first > '9')) {
            return null;
        }
        return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private byte[] plain(byte[] value) throws IOException {
        boolean packed = value.length >= 2 && value[0] == (byte) 0x1f && value[1] == (byte) 0x8b;
        byte[] bytes = packed ? unpacked(value) : value;
        if (bytes.length > limits.bytes()) {
            throw new TooLargeException("bytes", limits.bytes());
        }
        return bytes;
    }

    private byte[] unpacked(byte[] value) throws IOException {
        long most = Math.max(SMALL, (long) limits.expansion() * value.length);
        int read = (int) Math.min(most, limits.bytes());
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(value))) {
            byte[] bytes = in.readNBytes(read + 1);
            if (bytes.length > most) {
                throw new TooLargeException("expansion", limits.expansion());
            }
            return bytes;
        }
    }

    /** Jackson names its limits by sentences; of those that are ours the name is enough. */
    private IOException limit(StreamConstraintsException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Token count")) {
            return new TooLargeException("tokens", limits.tokens());
        }
        return message.contains("nesting depth")
                ? new TooLargeException("depth", limits.depth())
                : e;
    }
}
