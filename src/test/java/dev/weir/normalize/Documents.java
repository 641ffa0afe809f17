package dev.weir.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.ingest.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Documents of sample files, as the records that a topic would carry. */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long INGESTED = 1_767_268_800_000L;

    private Documents() {}

    /** One record a line of NDJSON, or one for each element of a pretty-printed list. */
    static List<RawRecord> records(Path file) throws IOException {
        String text = Files.readString(file);
        List<RawRecord> records = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(text);
            JsonNode list = root.size() == 1 && !root.isArray() ? root.elements().next() : root;
            if (list.isArray()) {
                list.forEach(document -> records.add(record(document.toString(), records.size())));
                return records;
            }
            if (text.lines().filter(line -> !line.isBlank()).count() > 1
                    && text.startsWith("{\"")) {
                JSON.readTree(text.lines().skip(1).findFirst().orElseThrow());
            } else {
                return List.of(record(text, 0));
            }
        } catch (IOException e) {
            // Not one document: lines, then.
        }
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> records.add(record(line, records.size())));
        return records;
    }

    static RawRecord record(String text, int index) {
        return new RawRecord(
                text.getBytes(StandardCharsets.UTF_8), "samples", 0, index + 1L, INGESTED);
    }
}
