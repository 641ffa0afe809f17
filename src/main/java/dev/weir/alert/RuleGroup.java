package dev.weir.alert;

import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRule.Suppression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches that a rule's suppression makes one alert.
 *
 * @param first the one that was told
 * @param ends when the next is told again, epoch milliseconds of arrival
 * @param more how many followed
 */
public record RuleGroup(RuleMatch first, long ends, long more) {

    /**
     * What brings matches together.
     *
     * @return null when the event lacks a field and the rule leaves such events apart
     */
    static @Nullable String key(Suppression suppression, RuleFact fact) {
        StringBuilder key = new StringBuilder();
        for (String field : suppression.groupBy()) {
            List<String> values = fact.values(field);
            if (values.isEmpty() && !suppression.missing()) {
                return null;
            }
            key.append(values).append('\u0000');
        }
        return key.toString();
    }

    RuleGroup another() {
        return new RuleGroup(first, ends, more + 1);
    }

    /** The first alert again, with how many followed; null when none did. */
    @Nullable RuleAlert update(EqlRule rule) {
        return more == 0
                ? null
                : new RuleAlert(
                        RuleAlertId.of(first),
                        rule,
                        first,
                        RuleAlert.Kind.GROUP,
                        more,
                        first.revision() + 1);
    }
}
