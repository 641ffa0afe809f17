package dev.weir.alert;

import dev.weir.detect.rules.RuleMatch;
import dev.weir.rule.EqlRule;
import java.util.Locale;

/**
 * A match of a rule, ready to be shown.
 *
 * @param id ECS {@code event.id}: the same for every revision and every replay of it
 * @param rule what its file says of it
 * @param match of a summary, the newest of those that it stands for
 * @param kind whether it is one match
 * @param more how many further matches it stands for
 * @param revision grows with each emission of one id
 */
public record RuleAlert(
        String id, EqlRule rule, RuleMatch match, Kind kind, long more, int revision) {

    /** The same with half of the fields that the rule tested, and a flag that says so. */
    public RuleAlert truncated() {
        return new RuleAlert(id, rule, match.truncated(), kind, more, revision);
    }

    /** What an alert of a rule stands for. */
    public enum Kind {
        /** One match. */
        MATCH,
        /** The first of a group that the rule's suppression makes one, and those after it. */
        GROUP,
        /** What came beyond the rule's alerts of one interval. */
        STORM;

        /** The name in documents. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
