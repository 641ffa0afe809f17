package dev.weir.detect.rules;

import static dev.weir.detect.rules.RuleFixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.rules.index.TestCosts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class RuleCostsTest {

    private final List<LoadedRule> rules = new ArrayList<>();
    private RuleJudge judge = new RuleJudge(Duration.ZERO, rules);

    @Test
    void the_ten_dearest_of_the_hour_are_told_dearest_first() {
        for (int i = 0; i < 12; i++) {
            spend(add("r-" + i), i * 10);
        }
        RuleCosts costs = costs(Duration.ZERO);

        assertThat(costs.report())
                .hasSize(10)
                .startsWith("Rule r-11 (Rule r-11) took 6,710 ms in the last hour, by sample")
                .endsWith("Rule r-2 (Rule r-2) took 1,220 ms in the last hour, by sample");
        assertThat(costs.report()).as("nothing since").isEmpty();
    }

    @Test
    void a_rule_over_its_budget_is_named_and_counts_from_the_last_report() {
        LoadedRule dear = add("dear");
        spend(add("cheap"), 1);
        RuleCosts costs = costs(Duration.ofSeconds(1));
        costs.report();

        spend(dear, 20);

        assertThat(costs.report())
                .containsExactly(
                        "Rule dear (Rule dear) took 1,220 ms in the last hour, by sample: more than"
                                + " rules.budget");
    }

    private RuleCosts costs(Duration budget) {
        judge = new RuleJudge(Duration.ZERO, rules);
        return new RuleCosts(new UnregisteredMetricsGroup(), () -> judge, budget, () -> 0);
    }

    private LoadedRule add(String id) {
        LoadedRule rule = LoadedRule.of(rule(id, "any where true"), LoadedRule.FIXED);
        rules.add(rule);
        return rule;
    }

    /** As many runs as make one sample, of which each took so long. */
    private static void spend(LoadedRule rule, long millis) {
        TestCosts.add(rule.cost(), Duration.ofMillis(millis));
    }
}
