package dev.weir.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Documents kept under {@code src/test/resources}. Run with {@code -Dweir.golden=write} to write
 * them anew; read the difference before committing it.
 */
final class Golden {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    static void assertMatches(String file, byte[] document) throws IOException {
        Path path = Path.of("src/test/resources").resolve(file);
        JsonNode actual = MAPPER.readTree(document);
        if ("write".equals(System.getProperty("weir.golden"))) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, MAPPER.writeValueAsString(actual) + "\n");
        }
        // As text, because the order of the keys is promised, too.
        assertThat(MAPPER.writeValueAsString(actual) + "\n").isEqualTo(Files.readString(path));
    }
}
