package dev.weir.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.CarriedText;
import dev.weir.normalize.source.shared.Json;
import dev.weir.normalize.source.shared.JsonFields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The documents in the bytes of a record: one, several in a row, those of a batch or an envelope;
 * all perhaps gzipped.
 *
 * @param documents what could be read before the first error
 * @param failure what is wrong with the rest; null when nothing is
 */
record Payload(List<JsonNode> documents, @Nullable String failure) {

    static Payload of(byte[] value) {
        List<JsonNode> documents = new ArrayList<>();
        try {
            byte[] bytes = plain(value);
            if (bytes.length > Json.MAX_BYTES) {
                throw new IOException("more than " + Json.MAX_BYTES + " bytes");
            }
            if (!read(bytes, documents)) {
                throw new IOException("empty record");
            }
            return new Payload(documents, null);
        } catch (IOException e) {
            return new Payload(documents, firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static boolean read(byte[] bytes, List<JsonNode> documents) throws IOException {
        String text = headed(bytes);
        if (text != null) {
            return readText(text, documents);
        }
        boolean any = false;
        try (JsonParser parser = Json.reader().createParser(bytes)) {
            while (parser.nextToken() != null) {
                any = true;
                JsonNode document =
                        parser.currentToken().isScalarValue()
                                ? CarriedText.document(parser.getText())
                                : parser.readValueAsTree();
                if (document == null) {
                    throw new IOException(
                            "neither object nor array: " + JsonFields.shown(parser.getText()));
                }
                documents.add(document);
            }
        }
        return any;
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
        if (first != '<' && (first < 'A' || first > 'S') && (first < '0' || first > '9')) {
            return null;
        }
        return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    /** One event's XML after the other, or what follows a syslog header. */
    private static boolean readText(String text, List<JsonNode> documents) throws IOException {
        for (String part : CarriedText.parts(text)) {
            JsonNode document = CarriedText.document(part);
            if (document == null) {
                throw new IOException(
                        "neither JSON nor a Windows event's XML: " + JsonFields.shown(part));
            }
            documents.add(document);
        }
        return true;
    }

    private static byte[] plain(byte[] value) throws IOException {
        if (value.length < 2 || value[0] != (byte) 0x1f || value[1] != (byte) 0x8b) {
            return value;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(value))) {
            return in.readNBytes(Json.MAX_BYTES + 1);
        }
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
