package dev.weir.alert;

import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleMatch;
import java.util.ArrayList;
import java.util.List;

/** Makes the id of a rule's alert: the same in any order of arrival, and after any restart. */
final class RuleAlertId {
    private RuleAlertId() {}

    /** From tenant, rule, key and the identities of the events. */
    static String of(RuleMatch match) {
        List<String> parts = new ArrayList<>(List.of(match.tenant(), match.rule(), "match"));
        parts.addAll(match.key());
        parts.add("events");
        match.facts().stream().map(RuleFact::identity).forEach(parts::add);
        return AlertId.of(parts);
    }

    /** Of what came beyond the limit in an interval. */
    static String ofStorm(RuleMatch first, long start) {
        return AlertId.of(List.of(first.tenant(), first.rule(), "storm", Long.toString(start)));
    }
}
