package dev.weir.alert;

import static dev.weir.detect.rules.RuleFixtures.fact;
import static dev.weir.detect.rules.RuleFixtures.field;
import static dev.weir.detect.rules.RuleFixtures.match;
import static dev.weir.detect.rules.RuleFixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alert.RuleAlert.Kind;
import dev.weir.detect.rules.RuleDefinition;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRule.Suppression;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleAlertFunctionTest {

    private static final String QUERY = "any where true";

    private KeyedTwoInputStreamOperatorTestHarness<String, RuleMatch, RuleDefinition, RuleAlert>
            harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void match_that_comes_again_is_one_alert() throws Exception {
        open(true, false, rule("r", QUERY));

        process(match("r", fact("a", 0)));
        process(match("r", fact("a", 0)));
        process(match("r", fact("b", 1)));

        assertThat(alerts()).hasSize(2).extracting(RuleAlert::id).doesNotHaveDuplicates();
    }

    @Test
    void match_that_came_before_a_restore_is_known() throws Exception {
        open(true, false, rule("r", QUERY));
        process(match("r", fact("a", 0)));
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness(true, false, rule("r", QUERY));
        harness.initializeState(snapshot);
        harness.open();
        process(match("r", fact("a", 0)));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void superseded_match_follows_its_alert_and_nothing_else() throws Exception {
        open(true, false, rule("r", QUERY));
        RuleMatch told = match("r", fact("a", 0), fact("b", 1));

        process(superseded(match("r", fact("x", 0), fact("y", 1))));
        process(told);
        process(superseded(told));
        process(superseded(told));

        assertThat(alerts()).extracting(a -> a.match().open()).containsExactly(true, false);
        assertThat(alerts()).extracting(RuleAlert::revision).containsExactly(1, 2);
        assertThat(alerts()).extracting(RuleAlert::id).containsOnly(alerts().get(0).id());
    }

    @Test
    void storm_is_cut_and_counted_at_the_end_of_the_interval() throws Exception {
        open(true, false, rule("r", QUERY, 3, false, null));
        for (int i = 0; i < 10; i++) {
            process(match("r", fact("e" + i, i)));
        }
        assertThat(alerts()).hasSize(3).extracting(RuleAlert::kind).containsOnly(Kind.MATCH);

        harness.setProcessingTime(Duration.ofMinutes(7).toMillis());

        assertThat(alerts()).hasSize(4);
        RuleAlert rest = alerts().get(3);
        assertThat(rest.kind()).isEqualTo(Kind.STORM);
        assertThat(rest.more()).isEqualTo(7);
        process(match("r", fact("next", 900)));
        assertThat(alerts()).hasSize(5);
    }

    @Test
    void group_is_told_at_once_and_then_how_many_followed() throws Exception {
        Suppression suppression = new Suppression(List.of("user.name"), 600_000, true);
        open(true, false, rule("r", QUERY, 100, false, suppression));

        process(match("r", fact("a", 0, field("user.name", "alice"))));
        process(match("r", fact("b", 1, field("user.name", "alice"))));
        process(match("r", fact("c", 2, field("user.name", "alice"))));
        process(match("r", fact("d", 3, field("user.name", "bob"))));
        process(match("r", fact("e", 4)));
        process(match("r", fact("f", 5)));
        assertThat(alerts()).hasSize(3);

        harness.setProcessingTime(Duration.ofMinutes(12).toMillis());

        assertThat(alerts()).hasSize(5);
        assertThat(alerts().subList(3, 5))
                .allMatch(alert -> alert.kind() == Kind.GROUP)
                .extracting(RuleAlert::more)
                .containsExactlyInAnyOrder(2L, 1L);
        assertThat(alerts().subList(3, 5)).extracting(RuleAlert::revision).containsOnly(2);
    }

    @Test
    void event_without_the_fields_of_its_group_stands_alone_where_the_rule_says_so()
            throws Exception {
        Suppression suppression = new Suppression(List.of("user.name"), 600_000, false);
        open(true, false, rule("r", QUERY, 100, false, suppression));

        process(match("r", fact("a", 0)));
        process(match("r", fact("b", 1)));

        assertThat(alerts()).hasSize(2);
    }

    @Test
    void without_limits_every_match_is_an_alert() throws Exception {
        Suppression suppression = new Suppression(List.of("user.name"), 600_000, true);
        open(false, true, rule("r", QUERY, 1, true, suppression));

        for (int i = 0; i < 5; i++) {
            process(match("r", fact("e" + i, i, field("user.name", "alice"))));
        }

        assertThat(alerts()).hasSize(5);
    }

    @Test
    void building_blocks_and_rules_that_are_gone_give_nothing() throws Exception {
        open(true, false, rule("block", QUERY, 100, true, null));

        process(match("block", fact("a", 0)));
        process(match("gone", fact("a", 0)));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void nothing_is_kept_for_ever() throws Exception {
        Suppression suppression = new Suppression(List.of("user.name"), 600_000, true);
        open(true, false, rule("r", QUERY, 2, false, suppression));
        for (int i = 0; i < 9; i++) {
            process(match("r", fact("e" + i, i, field("user.name", "u" + i))));
        }

        harness.setProcessingTime(Duration.ofHours(3).toMillis());

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void match_of_a_published_rule_waits_until_the_rule_is_told() throws Exception {
        open(true, false);
        process(of(4, match("r", fact("a", 0))));
        define(3, rule("r", "any where false"));
        assertThat(alerts()).isEmpty();

        define(4, rule("r", QUERY));
        process(of(4, match("r", fact("b", 1))));

        assertThat(alerts())
                .extracting(alert -> alert.rule().query())
                .containsExactly(QUERY, QUERY);
    }

    @Test
    void an_older_text_of_a_rule_that_comes_late_is_not_shown() throws Exception {
        open(true, false, rule("r", "any where a == 1"));
        define(5, rule("r", QUERY));
        define(4, rule("r", "any where false"));

        process(of(4, match("r", fact("a", 0))));
        process(match("r", fact("b", 1)));

        assertThat(alerts())
                .extracting(alert -> alert.rule().query())
                .containsExactly(QUERY, "any where a == 1");
    }

    @Test
    void a_waiting_match_survives_a_restore() throws Exception {
        open(true, false);
        process(of(4, match("r", fact("a", 0))));
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness(true, false);
        harness.initializeState(snapshot);
        harness.open();
        define(4, rule("r", QUERY));

        assertThat(alerts()).hasSize(1);
    }

    private void define(long version, EqlRule rule) throws Exception {
        harness.processElement2(new RuleDefinition("default", rule, version, 0), 0);
    }

    private static RuleMatch of(long version, RuleMatch match) {
        return new RuleMatch(
                match.tenant(),
                match.rule(),
                version,
                match.key(),
                match.facts(),
                match.revision(),
                match.open(),
                match.incomplete(),
                match.exceptedBy());
    }

    private void open(boolean limited, boolean blocks, EqlRule... rules) throws Exception {
        harness = harness(limited, blocks, rules);
        harness.open();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, RuleMatch, RuleDefinition, RuleAlert>
            harness(boolean limited, boolean blocks, EqlRule... rules) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(
                        new RuleAlertFunction(List.of(rules), limited, blocks, Duration.ZERO)),
                RuleMatch::limitKey,
                RuleDefinition::limitKey,
                Types.STRING);
    }

    private void process(RuleMatch match) throws Exception {
        harness.processElement1(match, 0);
    }

    private List<RuleAlert> alerts() {
        return harness.extractOutputValues();
    }

    private static RuleMatch superseded(RuleMatch match) {
        return new RuleMatch(
                match.tenant(),
                match.rule(),
                match.version(),
                match.key(),
                match.facts(),
                match.revision() + 1,
                false,
                false,
                null);
    }
}
