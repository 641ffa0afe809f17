package dev.weir.alert;

import dev.weir.detect.rules.RuleMatch;
import dev.weir.rule.EqlRule;
import org.jspecify.annotations.Nullable;

/**
 * How many alerts a rule has given in the interval at hand. A rule's file says how many one may
 * give; the rest is counted.
 *
 * @param start epoch milliseconds of arrival
 * @param alerts how many were given
 * @param more how many were not
 * @param newest of those; null when there are none
 */
public record RuleStorm(long start, int alerts, long more, @Nullable RuleMatch newest) {

    /** The interval that a match opens. */
    static RuleStorm at(long start) {
        return new RuleStorm(start, 0, 0, null);
    }

    boolean isOver(EqlRule rule, long now) {
        return now >= start + rule.interval().toMillis();
    }

    boolean isFull(EqlRule rule) {
        return alerts >= rule.maxSignals();
    }

    RuleStorm given() {
        return new RuleStorm(start, alerts + 1, more, newest);
    }

    RuleStorm held(RuleMatch match) {
        return new RuleStorm(start, alerts, more + 1, match);
    }

    /** The alert that stands for what was held; null when nothing was. */
    @Nullable RuleAlert summary(EqlRule rule) {
        return newest == null
                ? null
                : new RuleAlert(
                        RuleAlertId.ofStorm(newest, start),
                        rule,
                        newest,
                        RuleAlert.Kind.STORM,
                        more,
                        1);
    }
}
