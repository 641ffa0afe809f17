package dev.weir.detect.rules;

import dev.weir.event.HostKey;
import dev.weir.event.Source;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRule.Suppression;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules, hits and matches for tests. */
public final class RuleFixtures {
    public static final Instant T0 = Instant.parse("2026-03-02T09:15:00Z");

    private RuleFixtures() {}

    public static EqlRule rule(String id, String query) {
        return rule(id, query, 100, false, null);
    }

    public static EqlRule rule(
            String id,
            String query,
            int signals,
            boolean block,
            @Nullable Suppression suppression) {
        EqlRule.Term tactic =
                new EqlRule.Term("TA0002", "Execution", "https://attack.example/TA0002/");
        EqlRule.Term technique =
                new EqlRule.Term("T1053", "Scheduled Task", "https://attack.example/T1053/");
        return new EqlRule(
                id,
                "Rule " + id,
                null,
                "What it means.",
                query,
                "high",
                73,
                List.of(new EqlRule.Threat("MITRE ATT&CK", tactic, List.of(technique), List.of())),
                "Look at it.",
                List.of("None known."),
                List.of("https://weir.example/rule"),
                360_000,
                300_000,
                signals,
                block,
                suppression);
    }

    /** An event of the second after {@link #T0}. */
    public static RuleFact fact(String identity, int second, RuleFact.Field... fields) {
        return new RuleFact(
                identity,
                T0.plusSeconds(second),
                T0.plusSeconds(second),
                new Source("sysmon", "Sysmon"),
                "t-0@" + second,
                0,
                null,
                new HostKey("default", "ws01", "corp.example"),
                List.of(),
                List.of(fields),
                List.of());
    }

    public static RuleFact.Field field(String name, String... values) {
        return new RuleFact.Field(name, List.of(values));
    }

    public static RuleMatch match(String rule, RuleFact... facts) {
        return new RuleMatch(
                "default", rule, LoadedRule.FIXED, List.of(), List.of(facts), 1, true, false, null);
    }
}
