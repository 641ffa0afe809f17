package dev.weir.exceptions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.weir.ingest.RejectedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exceptions from a file: one JSON object per line, or a JSON array of them. */
public final class ExceptionFile {
    /** Reads one object of many. */
    private static final ObjectReader OBJECTS =
            ExceptionReader.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ExceptionFile() {}

    /**
     * Reads the whole file.
     *
     * @throws IllegalArgumentException naming file, line, key and value of the first that is wrong
     * @throws UncheckedIOException when the file cannot be read
     */
    public static List<ExceptionRule> read(Path file) {
        Map<String, ExceptionRule> rules = new LinkedHashMap<>();
        int line = 1;
        try (JsonParser parser =
                ExceptionReader.MAPPER.createParser(Files.newBufferedReader(file))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                line = parser.currentTokenLocation().getLineNr();
                if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                    continue;
                }
                ExceptionRule rule = ExceptionReader.read(OBJECTS.readTree(parser));
                if (rules.put(rule.id(), rule) != null) {
                    throw wrong(file, line, "id: \"" + rule.id() + "\" is there twice");
                }
            }
            return new ArrayList<>(rules.values());
        } catch (RejectedException e) {
            throw wrong(file, line, String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            throw wrong(file, e.getLocation().getLineNr(), "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static IllegalArgumentException wrong(Path file, int line, String detail) {
        return new IllegalArgumentException(file + ":" + line + ": " + detail);
    }
}
