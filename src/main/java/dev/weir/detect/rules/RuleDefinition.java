package dev.weir.detect.rules;

import dev.weir.eql.Query;
import dev.weir.rule.EqlRule;
import dev.weir.sequence.SequenceShape;
import java.io.Serializable;
import java.time.Duration;

/**
 * A rule as it is in force, for those behind who show it. Told before the first hit of each
 * version.
 *
 * @param tenant whose events have hits of it
 * @param rule what its text says
 * @param version the offset of the change in the rules topic that put it in force; negative for a
 *     rule that came with the job
 * @param spanMillis longest time from the first event of a match to its last
 */
public record RuleDefinition(String tenant, EqlRule rule, long version, long spanMillis)
        implements Serializable {

    /** Of a rule that came with the job, for every tenant. */
    public static RuleDefinition fixed(EqlRule rule) {
        Duration span =
                Query.parse(rule.query()) instanceof Query.Sequence sequence
                        ? SequenceShape.of(sequence, rule.lookBack()).maxspan()
                        : Duration.ZERO;
        return new RuleDefinition("", rule, LoadedRule.FIXED, span.toMillis());
    }

    static RuleDefinition of(String tenant, LoadedRule rule) {
        return new RuleDefinition(tenant, rule.rule(), rule.version(), rule.span().toMillis());
    }

    /** As {@link RuleMatch#limitKey}. */
    public String limitKey() {
        return RuleMatch.limitKey(tenant, rule.id());
    }

    public Duration span() {
        return Duration.ofMillis(spanMillis);
    }
}
