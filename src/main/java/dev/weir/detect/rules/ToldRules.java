package dev.weir.detect.rules;

import java.util.HashMap;
import java.util.Map;

/** Which versions of published rules are known to the operators behind, by tenant and rule. */
final class ToldRules {
    private final Map<String, Long> versions = new HashMap<>();

    /**
     * Whether the hit is the first of its rule's version; those that came with the job are known.
     */
    boolean isNew(RuleHit hit) {
        if (hit.version() == LoadedRule.FIXED) {
            return false;
        }
        Long before = versions.put(RuleMatch.limitKey(hit.tenant(), hit.rule()), hit.version());
        return before == null || before != hit.version();
    }
}
