package dev.weir.local.explain;

import dev.weir.eql.Query;
import dev.weir.eql.Shortfall;
import dev.weir.event.FieldValues;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRules;
import dev.weir.rule.Rule;
import dev.weir.sequence.EventOrder;
import dev.weir.sequence.SequenceHit;
import dev.weir.sequence.SequenceKey;
import dev.weir.sequence.SequenceMatch;
import dev.weir.sequence.SequenceMatcher;
import dev.weir.sequence.SequencePlan;
import dev.weir.sequence.SequenceTouch;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a rule matches an event or does not, and what a sequence waits for. */
final class RuleExplanation {
    private final PrintStream out;
    private final EventReader reader = new EventReader();
    private final Query query;
    private final @Nullable SequencePlan plan;
    private final Map<SequenceKey, List<SequenceHit>> keys = new LinkedHashMap<>();
    private long events;

    /**
     * @throws IllegalArgumentException when no rule has the id, or it cannot be run
     */
    RuleExplanation(PrintStream out, List<Rule> rules, String id) {
        this.out = out;
        Rule rule =
                rules.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("no rule with the id " + id));
        if (rule.query() == null) {
            throw new IllegalArgumentException(
                    rule.refused() == null ? id + " is not EQL" : rule.refused());
        }
        query = rule.query();
        EqlRule runnable = EqlRules.of(rule);
        plan =
                query instanceof Query.Sequence sequence
                        ? SequencePlan.of(sequence, runnable.lookBack())
                        : null;
        out.println(form(rule) + " " + rule.name());
    }

    private static String form(Rule rule) {
        return "sequence".equals(rule.form()) ? "sequence" : "rule";
    }

    void tell(RawRecord raw) {
        reader.readAll(
                raw,
                seen -> tell(seen, raw.offset()),
                letter -> out.printf("line %d  rejected: %s%n", raw.offset(), letter.detail()));
    }

    private void tell(LocatedEvent seen, long line) {
        events++;
        if (plan != null) {
            touches(seen, line, plan);
            return;
        }
        List<String> missing = Shortfall.of((Query.Event) query, seen.fields());
        out.printf("line %d  %s%n", line, missing.isEmpty() ? "matches" : "no match");
        missing.forEach(why -> out.println("    " + why));
    }

    private void touches(LocatedEvent seen, long line, SequencePlan sequence) {
        FieldValues fields = seen.fields();
        List<SequenceTouch> all = sequence.touches(fields).all();
        if (all.isEmpty()) {
            out.printf("line %d  meets no stage, or lacks a key%n", line);
        }
        for (SequenceTouch touch : all) {
            out.printf("line %d  %s for %s%n", line, stages(touch), key(touch.key()));
            Instant time = seen.event().time();
            EventOrder order =
                    new EventOrder(
                            time == null ? Instant.EPOCH : time, null, "", 0, line, seen.item());
            keys.computeIfAbsent(touch.key(), key -> new ArrayList<>())
                    .add(touch.hit(order, String.valueOf(line), line));
        }
    }

    private static String stages(SequenceTouch touch) {
        List<String> met = new ArrayList<>();
        for (int stage = 0; stage < touch.stages().length * Long.SIZE; stage++) {
            if ((touch.stages()[stage / Long.SIZE] >>> (stage % Long.SIZE) & 1) != 0) {
                met.add("stage " + (stage + 1));
            }
        }
        if (touch.until()) {
            met.add("until");
        }
        return String.join(" and ", met);
    }

    private static String key(SequenceKey key) {
        return key.values().isEmpty() ? "all events" : String.join(", ", key.values());
    }

    /** Of a sequence: the matches of each key, and which stage waits since when. */
    void summary() {
        if (plan != null) {
            SequenceMatcher matcher = plan.matcher();
            keys.forEach((key, hits) -> summary(key(key), hits, matcher));
        }
        out.printf("events %,d%n", events);
    }

    private void summary(String key, List<SequenceHit> hits, SequenceMatcher matcher) {
        hits.sort(Comparator.comparing(SequenceHit::order));
        for (SequenceMatch match : matcher.matches(hits)) {
            out.printf("match for %s: lines %s%n", key, String.join(", ", match.identities()));
        }
        for (SequenceMatch open : matcher.open(hits)) {
            List<SequenceHit> so = open.hits();
            out.printf(
                    "open for %s: stage %d waits since %s (lines %s)%n",
                    key,
                    so.size() + 1,
                    so.get(so.size() - 1).order().time(),
                    String.join(", ", open.identities()));
        }
    }
}
