package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A few events in one line. {@code 3ab} is an event at second 3 that has the values a and b in the
 * field {@code x}; {@code 3a@1,2} has 1 and 2 as text in the field {@code k}; {@code 3#7a} has the
 * {@code event.sequence} 7.
 */
final class Story {

    static final Instant START = Instant.parse("2026-04-01T08:00:00Z");

    private static final Pattern EVENT = Pattern.compile("(\\d+)(?:#(\\d+))?([a-z]*)(?:@(.*))?");

    private Story() {}

    /** {@code a b -u} is a then b until u; all by k when it says so. */
    static Query.Sequence query(String stages, String options) {
        StringBuilder text = new StringBuilder("sequence ").append(options);
        for (String stage : stages.split(" ", -1)) {
            text.append(stage.startsWith("-") ? " until" : "")
                    .append(" [any where x == \"")
                    .append(stage.replace("-", ""))
                    .append("\"]");
        }
        return (Query.Sequence) Query.parse(text.toString());
    }

    static SequencePlan plan(String stages, String options) {
        return SequencePlan.of(query(stages, options), Duration.ofSeconds(60));
    }

    /** The matches of each key, the events by their places in the line. */
    static List<List<Integer>> matches(SequencePlan plan, String events) {
        List<List<Integer>> matches = new ArrayList<>();
        hits(plan, events)
                .values()
                .forEach(
                        hits ->
                                plan.matcher()
                                        .matches(hits.stream().sorted(SequenceHit.ORDER).toList())
                                        .forEach(match -> matches.add(places(match))));
        return matches;
    }

    static List<Integer> places(SequenceMatch match) {
        return match.identities().stream().map(Integer::valueOf).toList();
    }

    /** The hits of each key, in the order of the line; all known at once. */
    static Map<SequenceKey, List<SequenceHit>> hits(SequencePlan plan, String events) {
        Map<SequenceKey, List<SequenceHit>> hits = new LinkedHashMap<>();
        String[] all = events.split(" ", -1);
        for (int place = 0; place < all.length; place++) {
            Matcher event = EVENT.matcher(all[place]);
            assertThat(event.matches()).as(all[place]).isTrue();
            EventOrder order =
                    new EventOrder(
                            START.plusSeconds(Long.parseLong(event.group(1))),
                            event.group(2) == null ? null : Long.valueOf(event.group(2)),
                            "events",
                            0,
                            place,
                            0);
            for (SequenceTouch touch : plan.touches(fields(event)).all()) {
                hits.computeIfAbsent(touch.key(), key -> new ArrayList<>())
                        .add(touch.hit(order, String.valueOf(place), 0));
            }
        }
        return hits;
    }

    private static FieldValues fields(Matcher event) {
        String keys = event.group(4);
        return event(
                Map.of(
                        "x",
                        List.of(event.group(3).split("", -1)),
                        "k",
                        keys == null ? List.of() : List.of(keys.split(",", -1))));
    }

    static FieldValues event(Map<String, List<?>> fields) {
        return (EcsField field) -> fields.getOrDefault(field.name(), List.of());
    }
}
