package dev.weir.output;

import dev.weir.detect.rules.RuleFact;
import dev.weir.detect.rules.RuleMatch;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every host, account, address and hash of a match, for pivoting; ECS {@code related.*}. */
final class RuleRelated {
    private RuleRelated() {}

    static JsonObject of(RuleMatch match) {
        return JsonObject.of()
                .put("hosts", all(match, List.of("host.name", "destination.domain")))
                .put("user", all(match, List.of("user.name", "user.id")))
                .put("ip", all(match, List.of("host.ip", "source.ip", "destination.ip")))
                .put("hash", all(match, List.of("process.hash.sha256", "file.hash.sha256")));
    }

    private static Collection<String> all(RuleMatch match, List<String> fields) {
        Set<String> values = new LinkedHashSet<>();
        for (RuleFact fact : match.facts()) {
            for (String field : fields) {
                values.addAll(fact.values(field));
            }
        }
        return values;
    }
}
