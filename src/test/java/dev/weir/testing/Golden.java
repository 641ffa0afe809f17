package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expectations kept in files. Run with {@code -Dweir.golden=write} to write them anew; read the
 * difference before committing it.
 */
public final class Golden {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    /** The text is what the file says. */
    public static void assertText(Path file, String actual) throws IOException {
        if ("write".equals(System.getProperty("weir.golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    /**
     * The document is what the file says, to the order of its keys, which is promised, too.
     *
     * @param file below {@code src/test/resources}
     */
    public static void assertDocument(String file, byte[] document) throws IOException {
        JsonNode actual = MAPPER.readTree(document);
        assertText(
                Path.of("src/test/resources").resolve(file),
                MAPPER.writeValueAsString(actual) + "\n");
    }
}
