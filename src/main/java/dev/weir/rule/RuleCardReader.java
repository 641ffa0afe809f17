package dev.weir.rule;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Reads a {@link RuleCard} from JSON; unknown and missing keys are errors. */
public final class RuleCardReader {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private RuleCardReader() {}

    /**
     * Reads a card that ships with the job.
     *
     * @throws IllegalArgumentException naming the resource, the key and what is wrong with it
     */
    public static RuleCard resource(String name) {
        try (InputStream json = RuleCardReader.class.getResourceAsStream(name)) {
            if (json == null) {
                throw new IllegalArgumentException(name + " is not on the class path");
            }
            return read(name, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a card.
     *
     * @throws IllegalArgumentException naming the resource, the key and what is wrong with it
     */
    static RuleCard read(String name, InputStream json) {
        try {
            return MAPPER.readValue(json, RuleCard.class);
        } catch (JsonMappingException e) {
            String key =
                    e.getPath().stream()
                            .map(RuleCardReader::step)
                            .collect(Collectors.joining())
                            .replaceFirst("^\\.", "");
            String where = key.isEmpty() ? name : name + ": " + key;
            throw new IllegalArgumentException(where + ": " + cause(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null
                ? "[" + reference.getIndex() + "]"
                : "." + reference.getFieldName();
    }

    private static String cause(JsonMappingException e) {
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null
                ? e.getOriginalMessage()
                : cause.getMessage();
    }
}
