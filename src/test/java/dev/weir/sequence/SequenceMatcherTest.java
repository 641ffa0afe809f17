package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.eql.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events of one key are a match. */
class SequenceMatcherTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a b        | 0a 1b            | [[0, 1]]",
                "a b        | 0b 1a            | []",
                // The newest wins, and is used once.
                "a b        | 0a 1a 2b         | [[1, 2]]",
                "a b        | 0a 1b 2b         | [[0, 1]]",
                "a b        | 0a 1b 2a 3b      | [[0, 1], [2, 3]]",
                "a b c      | 0a 1b 2b 3c      | [[0, 1, 3]]",
                "a b c      | 0a 1b 2a 3b 4c   | [[2, 3, 4]]",
                "a b c      | 0a 1b 2a 3c 4b 5c | [[0, 1, 3], [2, 4, 5]]",
                // An event never follows itself, but completes one and opens the next.
                "a a        | 0a               | []",
                "a a        | 0a 1a            | [[0, 1]]",
                "a a        | 0a 1a 2a         | [[0, 1], [1, 2]]",
                "a b        | 0ab 1ab 2ab      | [[0, 1], [1, 2]]",
                "a b c      | 0abc 1abc 2abc   | [[0, 1, 2]]",
                // The clock is not all of the order.
                "a b        | 0a 0b            | [[0, 1]]",
                "a b        | 0b 0a            | []",
                "a b        | 5b 1a            | [[1, 0]]"
            })
    void stages_in_order(String stages, String events, String expected) {
        assertThat(Story.matches(Story.plan(stages, ""), events)).hasToString(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a b        | 0a 10b           | [[0, 1]]",
                "a b        | 0a 11b           | []",
                "a b c      | 0a 6b 10c        | [[0, 1, 2]]",
                "a b c      | 0a 6b 11c        | []",
                "a b c      | 0a 9b 10c 11c    | [[0, 1, 2]]",
                // The newest first event gives the longest time.
                "a b c      | 0a 9a 11b 12c    | [[1, 2, 3]]",
                // Also when it comes after the second event of an older one.
                "a b c      | 0a 1b 5a 6b 11c  | [[2, 3, 4]]",
                "a b c      | 0a 1b 5a 11c     | []"
            })
    void the_longest_span_is_inclusive(String stages, String events, String expected) {
        assertThat(Story.matches(Story.plan(stages, "with maxspan=10s"), events))
                .hasToString(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a b -u     | 0a 1u 2b         | []",
                "a b -u     | 0u 1a 2b         | [[1, 2]]",
                "a b -u     | 0a 1b 2u         | [[0, 1]]",
                // At the last event of the slot it counts, at the new one it does not.
                "a b -u     | 0au 1b           | []",
                "a b -u     | 0a 1bu           | [[0, 1]]",
                "a b -u     | 0a 0u 0b         | []",
                "a b -u     | 0a 1u 2a 3b      | [[2, 3]]",
                "a b c -u   | 0a 1u 2b 3c      | []",
                "a b c -u   | 0a 1b 2u 3c      | []",
                "a b c -u   | 0a 1bu 2c        | []",
                "a b -u     | 0a 1u 2b 3b      | []"
            })
    void until_ends_what_is_open(String stages, String events, String expected) {
        assertThat(Story.matches(Story.plan(stages, ""), events)).hasToString(expected);
    }

    @Test
    void a_query_without_maxspan_has_that_of_its_rule() {
        SequencePlan plan = Story.plan("a b", "");

        assertThat(plan.shape().maxspan()).isEqualTo(Duration.ofSeconds(60));
        assertThat(Story.matches(plan, "0a 60b 100a 161b")).containsExactly(List.of(0, 1));
    }

    @Test
    void runs_are_stages() {
        SequencePlan plan =
                SequencePlan.of(
                        (Query.Sequence)
                                Query.parse(
                                        "sequence [any where x == \"a\"] with runs=100"
                                                + " [any where x == \"b\"]"),
                        Duration.ofHours(1));
        StringBuilder events = new StringBuilder();
        for (int second = 0; second < 100; second++) {
            events.append(second).append("a ");
        }

        assertThat(plan.shape().length()).isEqualTo(101);
        assertThat(plan.stages()).hasSize(2);
        assertThat(Story.matches(plan, events + "100b")).singleElement().asList().hasSize(101);
        assertThat(Story.matches(plan, events.substring(3) + "100b")).isEmpty();
    }

    @Test
    void the_order_is_time_then_sequence_then_place_in_the_log() {
        Instant time = Story.START;
        List<EventOrder> sorted =
                List.of(
                        new EventOrder(time.minusNanos(1), 9L, "z", 9, 9, 9),
                        new EventOrder(time, null, "z", 9, 9, 9),
                        new EventOrder(time, -1L, "z", 9, 9, 9),
                        new EventOrder(time, 1L, "a", 9, 9, 9),
                        new EventOrder(time, 1L, "b", 0, 9, 9),
                        new EventOrder(time, 1L, "b", 1, 0, 9),
                        new EventOrder(time, 1L, "b", 1, 1, 0),
                        new EventOrder(time, 1L, "b", 1, 1, 1));
        List<EventOrder> reversed = new ArrayList<>(sorted);
        Collections.reverse(reversed);

        assertThat(reversed.stream().sorted()).containsExactlyElementsOf(sorted);
    }
}
