package dev.weir.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.FieldValues;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The random queries with events and answers that lie beside the project. */
public final class EqlCases {
    private EqlCases() {}

    /** The folder of rules and cases; a test without it is skipped. */
    public static Path folder() {
        Path folder = Path.of(System.getProperty("weir.shared", "missing"), "rules");
        assumeTrue(Files.isDirectory(folder), "no rules in " + folder);
        return folder;
    }

    /** All cases: id, query, events, expected. */
    public static List<JsonNode> all() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> cases = new ArrayList<>();
        Path file = folder().resolve("eql-cases.ndjson.gz");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cases.add(mapper.readTree(line));
            }
        }
        return cases;
    }

    /** The fields of one of their events. */
    public static FieldValues fields(JsonNode event) {
        return field -> {
            JsonNode node = event.path(field.name());
            List<Object> values = new ArrayList<>();
            for (JsonNode value : node.isArray() ? node : List.of(node)) {
                if (value.isNumber()) {
                    values.add(value.numberValue());
                } else if (value.isBoolean()) {
                    values.add(value.booleanValue());
                } else if (value.isTextual()) {
                    values.add(value.asText());
                }
            }
            return values;
        };
    }
}
