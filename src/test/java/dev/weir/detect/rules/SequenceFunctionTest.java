package dev.weir.detect.rules;

import static dev.weir.detect.rules.RuleFixtures.fact;
import static dev.weir.detect.rules.RuleFixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.rule.EqlRule;
import dev.weir.sequence.SequenceLimits;
import dev.weir.sequence.SequenceShape;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SequenceFunctionTest {

    private static final EqlRule RULE =
            rule("r", "sequence by host.id with maxspan=5m [any where a == 1] [any where b == 1]");

    private static final String QUERY = LoadedRule.of(RULE, LoadedRule.FIXED).hash();

    private static final SequenceShape SHAPE =
            new SequenceShape(2, Duration.ofMinutes(5).toMillis());

    private SequenceFunction function;
    private KeyedOneInputStreamOperatorTestHarness<String, RuleHit, RuleMatch> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void events_in_order_match_once_however_often_they_come() throws Exception {
        first("a", 0);
        second("b", 10);
        second("b", 10);
        first("a", 0);

        assertThat(told()).containsExactly("a b open 1");
    }

    @Test
    void events_match_in_any_order_of_arrival() throws Exception {
        second("b", 10);
        first("a", 0);

        assertThat(told()).containsExactly("a b open 1");
    }

    @Test
    void late_event_supersedes_what_was_told_too_early() throws Exception {
        first("a", 0);
        second("b2", 20);
        second("b1", 10);

        assertThat(told()).containsExactly("a b2 open 1", "a b2 superseded 2", "a b1 open 1");
    }

    @Test
    void keys_are_apart() throws Exception {
        hit("r", "h1", "a", 0, 1);
        hit("r", "h2", "b", 10, 2);

        assertThat(told()).isEmpty();
    }

    @Test
    void what_waits_survives_a_restore() throws Exception {
        first("a", 0);
        var snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        second("b", 10);

        assertThat(told()).containsExactly("a b open 1");
    }

    @Test
    void open_keys_are_counted_across_a_restore_and_not_once_they_are_forgotten() throws Exception {
        hit("r", "h1", "a", 0, 1);
        hit("r", "h1", "b", 1, 1);
        hit("r", "h2", "c", 0, 1);
        assertThat(function.openKeys("r")).isEqualTo(2);
        OperatorSubtaskState state = harness.snapshot(1, 0);
        harness.close();
        harness = harness();
        harness.initializeState(state);
        harness.open();
        assertThat(function.openKeys("r")).isEqualTo(2);

        harness.setProcessingTime(Duration.ofHours(3).toMillis());

        assertThat(function.openKeys("r")).isZero();
    }

    @Test
    void events_of_another_query_join_nothing() throws Exception {
        hit("r", "h1", "a", 0, 1);
        RuleHit.Stage other =
                new RuleHit.Stage("other", SHAPE, List.of("s:h1"), new long[] {2}, false);
        harness.processElement(
                new RuleHit("default", "r", LoadedRule.FIXED, other, fact("b", 10), null), 0);

        assertThat(told()).isEmpty();
    }

    @Test
    void nothing_is_kept_beyond_maxspan_and_lateness() throws Exception {
        first("a", 0);
        second("b2", 20);
        second("b1", 10);

        harness.setProcessingTime(Duration.ofMinutes(66).toMillis());

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
        assertThat(told()).hasSize(3);
    }

    @Test
    void hot_key_keeps_no_more_than_its_bound() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            first("a" + i, i / 100);
        }
        long kept = harness.snapshot(1, 1).getStateSize();
        for (int i = 0; i < 20_000; i++) {
            first("c" + i, 200 + i / 100);
        }

        assertThat(harness.snapshot(2, 2).getStateSize()).isLessThan(kept * 11 / 10);
        assertThat(kept).isLessThan(200_000);
    }

    @Test
    void match_of_a_key_that_has_reached_its_bound_says_so() throws Exception {
        for (int i = 0; i < 255; i++) {
            first("a" + i, i / 100);
        }
        second("b", 3);
        second("c", 4);
        first("d", 5);
        second("e", 6);

        assertThat(told()).containsExactly("a254 b open 1", "d e open 1");
        assertThat(harness.extractOutputValues())
                .extracting(RuleMatch::incomplete)
                .containsExactly(false, true);
    }

    @Test
    void busy_key_has_one_timer() throws Exception {
        for (int i = 0; i < 500; i++) {
            harness.setProcessingTime(i * 10L);
            first("a" + i, i / 100);
        }

        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
    }

    @Test
    void match_is_excepted_when_all_its_events_are() throws Exception {
        harness.processElement(stage("r", "h1", "a", 0, 1).exceptedBy("e1"), 0);
        harness.processElement(stage("r", "h1", "b", 10, 2).exceptedBy("e1"), 0);
        harness.processElement(stage("r", "h1", "c", 20, 1), 0);
        harness.processElement(stage("r", "h1", "d", 30, 2).exceptedBy("e1"), 0);

        assertThat(harness.extractOutputValues())
                .extracting(RuleMatch::exceptedBy)
                .containsExactly("e1", null);
    }

    private void first(String identity, int second) throws Exception {
        hit("r", "h1", identity, second, 1);
    }

    private void second(String identity, int second) throws Exception {
        hit("r", "h1", identity, second, 2);
    }

    private void hit(String rule, String host, String identity, int second, long stages)
            throws Exception {
        harness.processElement(stage(rule, host, identity, second, stages), 0);
    }

    private static RuleHit stage(
            String rule, String host, String identity, int second, long stages) {
        RuleHit.Stage stage =
                new RuleHit.Stage(QUERY, SHAPE, List.of("s:" + host), new long[] {stages}, false);
        return new RuleHit("default", rule, LoadedRule.FIXED, stage, fact(identity, second), null);
    }

    private List<String> told() {
        return harness.extractOutputValues().stream()
                .map(
                        match ->
                                String.join(
                                                " ",
                                                match.facts().stream()
                                                        .map(RuleFact::identity)
                                                        .toList())
                                        + (match.open() ? " open " : " superseded ")
                                        + match.revision())
                .toList();
    }

    private KeyedOneInputStreamOperatorTestHarness<String, RuleHit, RuleMatch> harness()
            throws Exception {
        function = new SequenceFunction(SequenceLimits.DEFAULT);
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(function), RuleHit::sequenceKey, Types.STRING);
    }
}
