package dev.weir.detect.rules;

import dev.weir.detect.rules.index.Index;
import dev.weir.detect.rules.index.Predicate;
import dev.weir.eql.Query;
import dev.weir.normalize.LocatedEvent;
import dev.weir.rule.EqlRule;
import dev.weir.sequence.SequenceStage;
import dev.weir.sequence.SequenceTouch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges events by all rules at once. One instance serves a subtask; not thread-safe. */
public final class RuleJudge {
    private final Index index;
    private final RuleFacts facts;

    /** By predicate of the index: the rule, and the stage of its sequence. */
    private final List<Target> targets = new ArrayList<>();

    /**
     * Compiles the rules, which have been read before.
     *
     * @param maxClockLead an event time further ahead of its arrival is not believed
     */
    public RuleJudge(List<EqlRule> loaded, Duration maxClockLead) {
        List<Predicate> predicates = new ArrayList<>();
        for (EqlRule rule : loaded) {
            LoadedRule one = LoadedRule.of(rule);
            if (one.plan() == null) {
                predicates.add(Witness.predicate((Query.Event) one.query()));
                targets.add(new Target(one, null));
            } else {
                for (SequenceStage stage : one.plan().stages()) {
                    predicates.add(Witness.predicate(stage.event()));
                    targets.add(new Target(one, stage));
                }
            }
        }
        index = new Index(predicates);
        facts = new RuleFacts(maxClockLead);
    }

    /**
     * Tells the hits of an event, each rule's once, a sequence's once a key.
     *
     * @param beyond receives rules for which the event has more keys than are kept, and how many
     */
    public void judge(
            LocatedEvent seen,
            String tenant,
            Consumer<RuleHit> hits,
            BiConsumer<String, Long> beyond) {
        Map<LoadedRule, List<SequenceStage>> met = new LinkedHashMap<>();
        index.match(
                seen.fields(),
                match -> {
                    Target target = targets.get(match);
                    List<SequenceStage> stages =
                            met.computeIfAbsent(target.rule(), rule -> new ArrayList<>());
                    if (target.stage() != null) {
                        stages.add(target.stage());
                    }
                });
        met.forEach((rule, stages) -> tell(rule, stages, seen, tenant, hits, beyond));
    }

    /** How often a condition was run so far. */
    public long candidates() {
        return index.candidates();
    }

    private void tell(
            LoadedRule rule,
            List<SequenceStage> stages,
            LocatedEvent seen,
            String tenant,
            Consumer<RuleHit> hits,
            BiConsumer<String, Long> beyond) {
        if (rule.plan() == null) {
            RuleFact fact = facts.of(seen, index.event(), tenant, rule.fields());
            hits.accept(new RuleHit(tenant, rule.id(), null, fact, null));
            return;
        }
        var touches = rule.plan().touches(index.event(), stages);
        if (touches.all().isEmpty()) {
            return;
        }
        RuleFact fact = facts.of(seen, index.event(), tenant, rule.fields());
        for (SequenceTouch touch : touches.all()) {
            RuleHit.Stage stage =
                    new RuleHit.Stage(
                            rule.hash(), touch.key().typed(), touch.stages(), touch.until());
            hits.accept(new RuleHit(tenant, rule.id(), stage, fact, null));
        }
        if (touches.beyond() > 0) {
            beyond.accept(rule.id(), touches.beyond());
        }
    }

    private record Target(LoadedRule rule, @Nullable SequenceStage stage) {}
}
