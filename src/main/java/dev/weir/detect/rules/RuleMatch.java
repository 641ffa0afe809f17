package dev.weir.detect.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that came true.
 *
 * @param tenant the customer or environment
 * @param rule {@link dev.weir.rule.EqlRule#id()}
 * @param version of the rule at the event that told it, see {@link RuleDefinition#version}
 * @param key the values that join, with their types; empty for a rule of single events
 * @param facts one a stage, in the order of the stages
 * @param revision 1 when it is told first, one more each time it is superseded or comes back
 * @param open false once events that came late have refuted it
 * @param incomplete whether facts are missing that another match could have had
 * @param exceptedBy id of an exception that covers every fact; null when one is not covered
 */
public record RuleMatch(
        String tenant,
        String rule,
        long version,
        List<String> key,
        List<RuleFact> facts,
        int revision,
        boolean open,
        boolean incomplete,
        @Nullable String exceptedBy) {

    private static final char SEPARATOR = 0;

    /** Of a single event. */
    public static RuleMatch of(RuleHit hit) {
        return new RuleMatch(
                hit.tenant(),
                hit.rule(),
                hit.version(),
                List.of(),
                List.of(hit.fact()),
                1,
                true,
                false,
                hit.exceptedBy());
    }

    /** Whether a fact shows fields that the rule tested. */
    public boolean isTested() {
        return facts.stream().anyMatch(fact -> !fact.tested().isEmpty());
    }

    /** The same with half of the fields that the rule tested, known to be incomplete. */
    public RuleMatch truncated() {
        List<RuleFact> less = facts.stream().map(RuleFact::truncated).toList();
        return new RuleMatch(tenant, rule, version, key, less, revision, open, true, exceptedBy);
    }

    /** Whether the rule came with the job, and nothing has changed it since. */
    public boolean isOfFixed() {
        return version == LoadedRule.FIXED;
    }

    /** The fact of the last stage. */
    public RuleFact last() {
        return facts.get(facts.size() - 1);
    }

    /** What the limits of one rule are counted by: tenant and rule. */
    public String limitKey() {
        return limitKey(tenant, rule);
    }

    static String limitKey(String tenant, String rule) {
        return tenant + SEPARATOR + rule;
    }

    /** The rule of a {@link #limitKey}. */
    public static String ruleOf(String limitKey) {
        return limitKey.substring(limitKey.lastIndexOf(SEPARATOR) + 1);
    }
}
