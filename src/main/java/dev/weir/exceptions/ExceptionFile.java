package dev.weir.exceptions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.weir.ingest.RejectedException;
import java.io.IOException;
import java.io.InputStream;
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

    /** Names a file that {@code submit.sh} has put into the job jar, below {@link #FOLDER}. */
    public static final String PACKED = "packed:";

    /** Where in the job jar packed files lie. */
    public static final String FOLDER = "packed/";

    private ExceptionFile() {}

    /**
     * Reads the file of that name, or the one in the job jar where the name begins with {@link
     * #PACKED}.
     *
     * @throws IllegalArgumentException naming file, line, key and value of the first that is wrong,
     *     or why it cannot be read
     */
    public static List<ExceptionRule> named(String name) {
        if (!name.startsWith(PACKED)) {
            return read(Path.of(name));
        }
        String entry = FOLDER + name.substring(PACKED.length());
        InputStream packed =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(entry);
        if (packed == null) {
            throw new IllegalArgumentException(entry + " is not in the job jar");
        }
        return read(entry, new InputStreamReader(packed, StandardCharsets.UTF_8));
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
