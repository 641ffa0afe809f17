package dev.weir.local.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleHit;
import dev.weir.detect.rules.RuleJudge;
import dev.weir.eql.Query;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.rule.EqlRule;
import dev.weir.sequence.EventOrder;
import dev.weir.sequence.SequenceHit;
import dev.weir.sequence.SequenceMatch;
import dev.weir.sequence.SequenceMatcher;
import dev.weir.sequence.SequencePlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rule over a few events, as the job judges them; of a sequence the answer for all of them. */
final class RuleTrial {
    private static final String TOPIC = "test";
    private static final Duration LEAD = Duration.ofDays(36_500);

    private final RuleJudge judge;
    private final @Nullable SequenceMatcher matcher;

    RuleTrial(EqlRule rule) {
        judge = new RuleJudge(List.of(rule), LEAD);
        matcher =
                Query.parse(rule.query()) instanceof Query.Sequence sequence
                        ? SequencePlan.of(sequence, rule.lookBack()).matcher()
                        : null;
    }

    /**
     * What came of some events.
     *
     * @param matches each as the indexes of its events, sorted
     * @param unread why an event cannot be read, with its index
     */
    record Outcome(List<List<Integer>> matches, List<String> unread) {}

    Outcome of(JsonNode events) {
        EventReader reader = new EventReader();
        List<RuleHit> hits = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            int index = i;
            byte[] bytes = events.get(i).toString().getBytes(StandardCharsets.UTF_8);
            reader.readAll(
                    new RawRecord(bytes, TOPIC, 0, i, 0),
                    seen -> judge.judge(seen, TOPIC, hits::add, (rule, keys) -> {}),
                    letter -> {
                        if (letter.reason() != DeadLetter.Reason.NO_HOST) {
                            unread.add("event " + index + ": " + letter.detail());
                        }
                    });
        }
        List<List<Integer>> matches = matcher == null ? singles(hits) : sequences(hits, matcher);
        return new Outcome(RuleTests.sorted(matches), unread);
    }

    private static List<List<Integer>> singles(List<RuleHit> hits) {
        return hits.stream().map(hit -> List.of(index(hit.fact().position()))).toList();
    }

    private static List<List<Integer>> sequences(List<RuleHit> hits, SequenceMatcher matcher) {
        Map<String, List<SequenceHit>> keys = new LinkedHashMap<>();
        for (RuleHit hit : hits) {
            RuleHit.Stage stage = hit.stage();
            if (stage != null) {
                RuleFact fact = hit.fact();
                int index = index(fact.position());
                EventOrder order =
                        new EventOrder(fact.time(), fact.sequence(), TOPIC, 0, index, fact.item());
                // By place, because one test may hold an event twice.
                keys.computeIfAbsent(hit.sequenceKey(), key -> new ArrayList<>())
                        .add(
                                new SequenceHit(
                                        order,
                                        String.valueOf(index),
                                        stage.stages(),
                                        stage.until(),
                                        index));
            }
        }
        List<List<Integer>> matches = new ArrayList<>();
        for (List<SequenceHit> hitsOfKey : keys.values()) {
            hitsOfKey.sort(Comparator.comparing(SequenceHit::order));
            for (SequenceMatch match : matcher.matches(hitsOfKey)) {
                matches.add(match.identities().stream().map(Integer::valueOf).toList());
            }
        }
        return matches;
    }

    private static int index(String position) {
        return (int) RawRecord.at(position, 0).offset();
    }
}
