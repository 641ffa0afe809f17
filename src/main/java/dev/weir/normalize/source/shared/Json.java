package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** The one JSON reader, with the bounds on what it accepts. */
public final class Json {
    /** Largest document in bytes, also after decompression; Kafka's own default is 1 MB. */
    public static final int MAX_BYTES = 20_000_000;

    /** Deepest nesting; the deepest known document, CrowdStrike's, has less than 20 levels. */
    public static final int MAX_DEPTH = 100;

    private static final ObjectReader READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MAX_BYTES)
                                                    .maxStringLength(MAX_BYTES)
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readerFor(JsonNode.class);

    private Json() {}

    /** Reads trees without losing a digit; thread-safe. */
    public static ObjectReader reader() {
        return READER;
    }

    /** JSON that a producer put into a string, or null when the text is not a JSON object. */
    public static @Nullable JsonNode object(@Nullable String text) {
        if (text == null || !text.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            JsonNode node = READER.readTree(text);
            return node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
