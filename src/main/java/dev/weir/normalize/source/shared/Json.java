package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.ingest.RecordLimits;
import org.jspecify.annotations.Nullable;

/** The one JSON reader, with the bounds on what it accepts. */
public final class Json {
    private static final ObjectReader READER = reader(RecordLimits.defaults());

    private Json() {}

    /** Reads trees without losing a digit, within the usual limits; thread-safe. */
    public static ObjectReader reader() {
        return READER;
    }

    /** The same within those limits. */
    public static ObjectReader reader(RecordLimits limits) {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder()
                        .maxDocumentLength(limits.bytes())
                        .maxStringLength(limits.bytes())
                        .maxTokenCount(limits.tokens())
                        .maxNestingDepth(limits.depth())
                        .build();
        var settings = new JsonFactoryBuilder().streamReadConstraints(constraints);
        return JsonMapper.builder(new SkippingFactory(settings))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readerFor(JsonNode.class);
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
