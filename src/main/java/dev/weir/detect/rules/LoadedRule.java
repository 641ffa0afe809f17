package dev.weir.detect.rules;

import dev.weir.eql.Fields;
import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import dev.weir.event.Sha256;
import dev.weir.rule.EqlRule;
import dev.weir.sequence.SequenceLimits;
import dev.weir.sequence.SequencePlan;
import dev.weir.sequence.SequenceUpdater;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its query compiled.
 *
 * @param plan null for a rule of single events
 * @param hash of the query: state of another query is not its own
 * @param fields that it names
 */
record LoadedRule(
        String id, Query query, @Nullable SequencePlan plan, String hash, Set<EcsField> fields) {

    private static final int HASH_BYTES = 8;

    static LoadedRule of(EqlRule rule) {
        Query query = Query.parse(rule.query());
        byte[] hash = Sha256.of(rule.query().getBytes(StandardCharsets.UTF_8));
        return new LoadedRule(
                rule.id(),
                query,
                query instanceof Query.Sequence sequence
                        ? SequencePlan.of(sequence, rule.lookBack())
                        : null,
                HexFormat.of().formatHex(hash, 0, HASH_BYTES),
                Fields.of(query));
    }

    /** Of the sequences, by id and hash. */
    static Map<String, SequenceUpdater> updaters(
            List<EqlRule> rules, long latenessMillis, long settleMillis) {
        SequenceLimits limits =
                new SequenceLimits(
                        Duration.ofMillis(latenessMillis),
                        Duration.ofMillis(settleMillis),
                        SequenceLimits.DEFAULT.hits());
        Map<String, SequenceUpdater> updaters = new HashMap<>();
        for (EqlRule rule : rules) {
            LoadedRule loaded = of(rule);
            if (loaded.plan() != null) {
                updaters.put(
                        loaded.id() + loaded.hash(), new SequenceUpdater(loaded.plan(), limits));
            }
        }
        return updaters;
    }
}
