package dev.weir.rule;

/**
 * A rule, or a whole file, that cannot be used.
 *
 * @param id {@code rule_id}; empty when it cannot be known
 * @param reason what is wrong, without the place
 */
public record Refusal(RulePlace place, String id, String reason) {
    @Override
    public String toString() {
        return place + ": " + reason;
    }
}
