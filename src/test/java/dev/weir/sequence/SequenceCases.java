package dev.weir.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.eql.Query;
import dev.weir.testing.EqlCases;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        List<Case> cases = new ArrayList<>();
        for (JsonNode one : EqlCases.all()) {
            if (Query.parse(one.path("query").asText()) instanceof Query.Sequence query) {
                cases.add(read(one, query));
            }
        }
        return cases;
    }

    private static Case read(JsonNode one, Query.Sequence query) {
        SequencePlan plan = SequencePlan.of(query, LOOK_BACK);
        Map<SequenceKey, List<SequenceHit>> hits = new LinkedHashMap<>();
        int place = 0;
        for (JsonNode event : one.path("events")) {
            for (SequenceTouch touch : plan.touches(EqlCases.fields(event)).all()) {
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
}
