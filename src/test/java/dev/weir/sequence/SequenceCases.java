package dev.weir.sequence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.eql.Query;
import dev.weir.event.FieldValues;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The random sequences whose answers two references agree on. */
final class SequenceCases {

    /** A rule that says nothing looks back for six minutes and runs every five. */
    static final Duration LOOK_BACK = Duration.ofMinutes(1);

    private SequenceCases() {}

    /**
     * @param hits of each key, in the order of the file; the index of an event is its identity
     * @param expected the matches of all keys, sorted
     */
    record Case(
            String id,
            String query,
            SequencePlan plan,
            Map<SequenceKey, List<SequenceHit>> hits,
            List<String> expected) {}

    static List<Case> all() throws IOException {
        Path folder = Path.of(System.getProperty("weir.shared", "missing"), "rules");
        assumeTrue(Files.isDirectory(folder), "no rules in " + folder);
        ObjectMapper mapper = new ObjectMapper();
        List<Case> cases = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Files.newInputStream(
                                                folder.resolve("eql-cases.ndjson.gz"))),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode one = mapper.readTree(line);
                if (Query.parse(one.path("query").asText()) instanceof Query.Sequence query) {
                    cases.add(read(one, query));
                }
            }
        }
        return cases;
    }

    private static Case read(JsonNode one, Query.Sequence query) {
        SequencePlan plan = SequencePlan.of(query, LOOK_BACK);
        Map<SequenceKey, List<SequenceHit>> hits = new LinkedHashMap<>();
        int place = 0;
        for (JsonNode event : one.path("events")) {
            for (SequenceTouch touch : plan.touches(fields(event)).all()) {
                hits.computeIfAbsent(touch.key(), key -> new ArrayList<>())
                        .add(touch.hit(order(event, place), String.valueOf(place), place));
            }
            place++;
        }
        List<String> expected = new ArrayList<>();
        for (JsonNode match : one.path("expected")) {
            List<String> identities = new ArrayList<>();
            match.forEach(index -> identities.add(index.asText()));
            expected.add(identities.toString());
        }
        return new Case(
                one.path("id").asText(),
                one.path("query").asText(),
                plan,
                hits,
                expected.stream().sorted().toList());
    }

    private static EventOrder order(JsonNode event, int place) {
        JsonNode sequence = event.path("event.sequence");
        return new EventOrder(
                Instant.parse(event.path("@timestamp").asText()),
                sequence.isNumber() ? sequence.asLong() : null,
                "events",
                0,
                place,
                0);
    }

    private static FieldValues fields(JsonNode event) {
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
