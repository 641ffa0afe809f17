package dev.weir.detect.rules;

import dev.weir.detect.rules.index.Cost;
import dev.weir.detect.rules.index.Index;
import dev.weir.detect.rules.index.Predicate;
import dev.weir.normalize.LocatedEvent;
import dev.weir.rule.EqlRule;
import dev.weir.sequence.SequenceStage;
import dev.weir.sequence.SequenceTouch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges events by all rules at once. One instance serves a subtask; not thread-safe. */
public final class RuleJudge {
    private final Index index;
    private final RuleFacts facts;

    /** By predicate of the index: the rule, and the stage of its sequence. */
    private final List<Target> targets = new ArrayList<>();

    private final Map<String, LoadedRule> rules = new HashMap<>();

    /**
     * Compiles the rules, which have been read before.
     *
     * @param maxClockLead an event time further ahead of its arrival is not believed
     */
    public RuleJudge(List<EqlRule> rules, Duration maxClockLead) {
        this(maxClockLead, LoadedRule.fixed(rules));
    }

    /**
     * @param maxClockLead an event time further ahead of its arrival is not believed
     */
    RuleJudge(Duration maxClockLead, Collection<LoadedRule> loaded) {
        List<Predicate> predicates = new ArrayList<>();
        for (LoadedRule one : loaded) {
            rules.put(one.id(), one);
            predicates.addAll(one.predicates());
            if (one.plan() == null) {
                targets.add(new Target(one, null));
            } else {
                one.plan().stages().forEach(stage -> targets.add(new Target(one, stage)));
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
        Map<String, List<SequenceStage>> met = new LinkedHashMap<>();
        index.match(
                seen.fields(),
                match -> {
                    Target target = targets.get(match);
                    List<SequenceStage> stages =
                            met.computeIfAbsent(target.rule().id(), rule -> new ArrayList<>());
                    if (target.stage() != null) {
                        stages.add(target.stage());
                    }
                });
        met.forEach((rule, stages) -> tell(rule(rule), stages, seen, tenant, hits, beyond));
    }

    /**
     * A rule that it judges by.
     *
     * @throws NullPointerException when it does not
     */
    LoadedRule rule(String id) {
        return Objects.requireNonNull(rules.get(id), id);
    }

    /** What a rule costs; nothing when it is not judged by. */
    Cost costOf(String id) {
        LoadedRule rule = rules.get(id);
        return rule == null ? new Cost() : rule.cost();
    }

    /** The rules that it judges by. */
    Collection<LoadedRule> rules() {
        return rules.values();
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
            hits.accept(new RuleHit(tenant, rule.id(), rule.version(), null, fact, null));
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
                            rule.hash(),
                            rule.plan().shape(),
                            touch.key().typed(),
                            touch.stages(),
                            touch.until());
            hits.accept(new RuleHit(tenant, rule.id(), rule.version(), stage, fact, null));
        }
        if (touches.beyond() > 0) {
            beyond.accept(rule.id(), touches.beyond());
        }
    }

    private record Target(LoadedRule rule, @Nullable SequenceStage stage) {}
}
