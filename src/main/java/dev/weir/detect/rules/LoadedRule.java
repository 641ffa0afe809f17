package dev.weir.detect.rules;

import dev.weir.detect.rules.index.Cost;
import dev.weir.detect.rules.index.Predicate;
import dev.weir.eql.Fields;
import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import dev.weir.event.Sha256;
import dev.weir.rule.EqlRule;
import dev.weir.sequence.SequencePlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its query compiled.
 *
 * @param version grows with each change of the rule that is in force; see {@link #FIXED}
 * @param plan null for a rule of single events
 * @param predicates of the event, or of each of the plan's stages
 * @param cost of the predicates
 * @param hash of the query: state of another query is not its own
 * @param fields that it names
 */
record LoadedRule(
        EqlRule rule,
        long version,
        @Nullable SequencePlan plan,
        List<Predicate> predicates,
        Cost cost,
        String hash,
        Set<EcsField> fields) {

    /** The version of a rule that came with the job and that nothing has changed since. */
    static final long FIXED = -1;

    private static final int HASH_BYTES = 8;

    /** Compiles a rule whose query has been read before. */
    static LoadedRule of(EqlRule rule, long version) {
        Query query = Query.parse(rule.query());
        SequencePlan plan =
                query instanceof Query.Sequence sequence
                        ? SequencePlan.of(sequence, rule.lookBack())
                        : null;
        Cost cost = new Cost();
        byte[] hash = Sha256.of(rule.query().getBytes(StandardCharsets.UTF_8));
        return new LoadedRule(
                rule,
                version,
                plan,
                plan == null
                        ? List.of(Witness.predicate((Query.Event) query).at(cost))
                        : plan.stages().stream()
                                .map(stage -> Witness.predicate(stage.event()).at(cost))
                                .toList(),
                cost,
                HexFormat.of().formatHex(hash, 0, HASH_BYTES),
                Fields.of(query));
    }

    static List<LoadedRule> fixed(List<EqlRule> rules) {
        return rules.stream().map(rule -> of(rule, FIXED)).toList();
    }

    String id() {
        return rule.id();
    }

    /** Longest time from the first event of a match to its last; none of a single event. */
    Duration span() {
        return plan == null ? Duration.ZERO : plan.shape().maxspan();
    }
}
