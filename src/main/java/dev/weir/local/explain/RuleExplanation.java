package dev.weir.local.explain;

import dev.weir.eql.Query;
import dev.weir.eql.Shortfall;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRules;
import dev.weir.rule.Rule;
import dev.weir.sequence.SequencePlan;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a rule matches an event or does not, and what a sequence waits for. */
final class RuleExplanation {
    private final PrintStream out;
    private final EventReader reader = new EventReader();
    private final Query query;
    private final @Nullable SequenceExplanation sequence;
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
        sequence =
                query instanceof Query.Sequence stages
                        ? new SequenceExplanation(out, SequencePlan.of(stages, runnable.lookBack()))
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
        if (sequence != null) {
            sequence.tell(seen, line);
            return;
        }
        List<String> missing = Shortfall.of((Query.Event) query, seen.fields());
        out.printf("line %d  %s%n", line, missing.isEmpty() ? "matches" : "no match");
        missing.forEach(why -> out.println("    " + why));
    }

    /** Of a sequence: what it made of all events; then how many there were. */
    void summary() {
        if (sequence != null) {
            sequence.summary();
        }
        out.printf("events %,d%n", events);
    }
}
