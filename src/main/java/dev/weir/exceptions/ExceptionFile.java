package dev.weir.exceptions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.weir.ingest.RejectedException;
import dev.weir.rule.Packed;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
     * Reads the file of that name, or the one in the job jar where the name begins with {@link
     * Packed#PREFIX}.
     *
     * @throws IllegalArgumentException naming file, line, key and value of the first that is wrong,
     *     or why it cannot be read
     */
    public static List<ExceptionRule> named(String name) {
        return Packed.is(name)
                ? read(
                        Packed.entry(name),
                        new InputStreamReader(Packed.open(name), StandardCharsets.UTF_8))
                : read(Path.of(name));
    }

    /**
     * Reads the whole file.
     *
     * @throws IllegalArgumentException naming file, line, key and value of the first that is wrong,
     *     or why it cannot be read
     */
    public static List<ExceptionRule> read(Path file) {
        try {
            return read(file.toString(), Files.newBufferedReader(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + cause(e), e);
        }
    }

    private static List<ExceptionRule> read(String file, Reader text) {
        Map<String, ExceptionRule> rules = new LinkedHashMap<>();
        int line = 1;
        try (JsonParser parser = ExceptionReader.MAPPER.createParser(text)) {
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
            throw new IllegalArgumentException("cannot read " + file + ": " + cause(e), e);
        }
    }

    private static IllegalArgumentException wrong(String file, int line, String detail) {
        return new IllegalArgumentException(file + ":" + line + ": " + detail);
    }

    private static String cause(IOException e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }
}
