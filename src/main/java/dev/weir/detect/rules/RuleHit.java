package dev.weir.detect.rules;

import dev.weir.sequence.SequenceShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that meets a rule, or a stage of one.
 *
 * @param tenant the customer or environment
 * @param rule {@link dev.weir.rule.EqlRule#id()}
 * @param version of the rule, see {@link RuleDefinition#version}
 * @param stage what it is to a sequence; null for a rule of single events
 * @param fact the event
 * @param exceptedBy id of the exception that covers it; null when none does
 */
public record RuleHit(
        String tenant,
        String rule,
        long version,
        @Nullable Stage stage,
        RuleFact fact,
        @Nullable String exceptedBy) {

    /**
     * @param query a hash of the rule's query: another query starts anew
     * @param shape of the sequence
     * @param key the values that join, with their types
     * @param stages a bit a stage
     * @param until whether it meets the {@code until}
     */
    public record Stage(
            String query, SequenceShape shape, List<String> key, long[] stages, boolean until) {}

    /** This hit, covered by an exception. */
    public RuleHit exceptedBy(String exception) {
        return new RuleHit(tenant, rule, version, stage, fact, exception);
    }

    /** This hit, of whose event no more is known than where and when it was. */
    RuleHit withoutFields() {
        return new RuleHit(tenant, rule, version, stage, fact.withoutFields(), exceptedBy);
    }

    /** What partitions hits of sequences: all that must meet, and nothing else. */
    public String sequenceKey() {
        return stage == null
                ? tenant
                : String.join(
                        "\u0000", tenant, rule, stage.query(), String.join("\u0000", stage.key()));
    }
}
