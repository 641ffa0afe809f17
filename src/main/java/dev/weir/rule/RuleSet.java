package dev.weir.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules in the order of their files, and what was refused; of an id the first is kept. */
public final class RuleSet {
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();

    void add(Rule rule) {
        Rule first = rules.putIfAbsent(rule.id(), rule);
        if (first != null) {
            String reason = "rule_id " + rule.id() + " is already that of " + first.place();
            refuse(new Refusal(rule.place(), rule.id(), reason));
        }
    }

    void refuse(Refusal refusal) {
        refusals.add(refusal);
    }

    /** All that could be read, those that are not EQL too. */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }
}
