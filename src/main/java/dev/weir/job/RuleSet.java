package dev.weir.job;

import dev.weir.eql.Query;
import dev.weir.rule.EqlRule;
import dev.weir.rule.Rule;
import dev.weir.sequence.SequenceLimits;
import dev.weir.sequence.SequencePlan;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules that are run besides the built-in detection.
 *
 * @param loaded that can be run
 * @param refused {@code file:line:column: why}, of those that cannot
 * @param buildingBlocks whether alerts of building blocks are sent
 * @param limited whether rules' own limits hold
 * @param lateness how far behind the newest event of its key one of a sequence may be
 * @param settle how long a match of a sequence waits for late events
 */
public record RuleSet(
        List<EqlRule> loaded,
        List<String> refused,
        boolean buildingBlocks,
        boolean limited,
        Duration lateness,
        Duration settle) {

    /** Of all that exceptions may name: the loaded rules and the built-in one. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>();
        ids.add(Rule.BUILT_IN);
        loaded.forEach(rule -> ids.add(rule.id()));
        return ids;
    }

    /** What sequences keep, and when they tell. */
    public SequenceLimits sequences() {
        return new SequenceLimits(lateness, settle, SequenceLimits.DEFAULT.hits());
    }

    /** For how long a match of one of the rules may still be superseded. */
    public Duration remember() {
        return loaded.stream()
                .map(
                        rule ->
                                Query.parse(rule.query()) instanceof Query.Sequence sequence
                                        ? SequencePlan.of(sequence, rule.lookBack()).maxspan()
                                        : Duration.ZERO)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .plus(lateness);
    }

    public boolean isEmpty() {
        return loaded.isEmpty();
    }
}
