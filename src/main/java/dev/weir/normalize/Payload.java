package dev.weir.normalize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.normalize.source.shared.Json;
import dev.weir.normalize.source.shared.JsonFields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
        boolean any = false;
        try (JsonParser parser = Json.reader().createParser(bytes)) {
            while (parser.nextToken() != null) {
                any = true;
                if (parser.currentToken() != JsonToken.START_OBJECT
                        && parser.currentToken() != JsonToken.START_ARRAY) {
                    throw new IOException(
                            "neither object nor array: " + JsonFields.shown(parser.getText()));
                }
                documents.addAll(Envelope.open(parser.readValueAsTree()));
            }
        }
        return any;
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
