package dev.weir.detect.rules;

import dev.weir.detect.Wording;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RejectedException;
import dev.weir.rule.EqlRules;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rules are in force: those that came with the job, and over them what the rules topic says.
 * A text that cannot be used leaves the earlier one in force.
 */
final class LiveRules {
    private final Map<String, LoadedRule> fixed = new LinkedHashMap<>();
    private final Map<String, LoadedRule> rules = new LinkedHashMap<>();
    private final boolean overrideBuiltIn;

    /** Those that came with the job. */
    LiveRules(FirstRules first) {
        LoadedRule.fixed(first.fixed()).forEach(rule -> fixed.put(rule.id(), rule));
        rules.putAll(fixed);
        overrideBuiltIn = first.overrideBuiltIn();
    }

    Collection<LoadedRule> inForce() {
        return List.copyOf(rules.values());
    }

    /**
     * Takes a record of the rules topic.
     *
     * @param id its key; null when it has none
     * @param change its value and offset
     * @param place where it lies, for what is said of it
     * @throws RejectedException when the record is of no use
     */
    void apply(@Nullable String id, PublishedRule change, String place) throws RejectedException {
        if (id == null) {
            throw refused("the record has no key; it must be the rule's rule_id");
        }
        byte[] text = change.text();
        if (text != null) {
            rules.put(id, read(id, text, change.offset(), place));
            return;
        }
        LoadedRule own = fixed.get(id);
        if (own == null) {
            rules.remove(id);
        } else {
            rules.put(id, LoadedRule.of(own.rule(), change.offset()));
        }
    }

    private LoadedRule read(String id, byte[] text, long offset, String place)
            throws RejectedException {
        Rule rule = RuleFiles.read(place, text);
        if (rule.refused() != null) {
            throw refused(rule.refused());
        }
        if (!rule.id().equals(id)) {
            throw refused(
                    "rule_id: must be the record's key %s, was %s"
                            .formatted(Wording.clean(id), Wording.clean(rule.id())));
        }
        if (rule.query() == null) {
            throw refused("language: only eql can be run, was " + Wording.clean(rule.language()));
        }
        if (id.equals(Rule.BUILT_IN) && !overrideBuiltIn) {
            throw refused(
                    "the built-in detection covers it; rules.override-built-in runs it all the same");
        }
        try {
            return LoadedRule.of(EqlRules.of(rule), offset);
        } catch (RuntimeException | StackOverflowError e) {
            throw refused(place + ": cannot be compiled: " + e);
        }
    }

    private static RejectedException refused(String detail) {
        return new RejectedException(DeadLetter.Reason.INVALID_RULE, detail);
    }
}
