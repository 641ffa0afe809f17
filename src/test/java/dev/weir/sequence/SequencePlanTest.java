package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.eql.Query;
import dev.weir.event.FieldValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Under which keys an event meets which stages. */
class SequencePlanTest {

    @Test
    void without_by_all_events_have_one_key() {
        assertThat(Story.plan("a b", "").touches(Story.event(Map.of("x", List.of("a")))).all())
                .singleElement()
                .satisfies(
                        touch -> {
                            assertThat(touch.key().values()).isEmpty();
                            assertThat(touch.stages()).containsExactly(1);
                        });
    }

    @Test
    void keys_keep_events_apart() {
        SequencePlan plan = Story.plan("a b -u", "by k");

        assertThat(Story.matches(plan, "0a@1 1b@2")).isEmpty();
        assertThat(Story.matches(plan, "0a@1 1a@2 2b@2 3b@1"))
                .containsExactlyInAnyOrder(List.of(0, 3), List.of(1, 2));
        assertThat(Story.matches(plan, "0a@A 1b@a")).isEmpty();
    }

    @Test
    void until_acts_for_its_key_and_does_nothing_without_one() {
        SequencePlan plan = Story.plan("a b -u", "by k");

        assertThat(Story.matches(plan, "0a@1 1a@2 2u@2 3b@1 4b@2")).containsExactly(List.of(0, 3));
        assertThat(Story.matches(plan, "0a@1 1u 2b@1")).containsExactly(List.of(0, 2));
    }

    @Test
    void a_missing_key_joins_nothing() {
        SequencePlan plan = Story.plan("a b", "by k, process.pid");

        assertThat(Story.matches(plan, "0a 1b 2a@1 3b@1")).isEmpty();
        assertThat(keys(plan, Map.of("x", List.of("a"), "process.pid", List.of("none")))).isEmpty();
    }

    @Test
    void several_values_are_one_key_each_and_equal_ones_once() {
        SequencePlan plan = Story.plan("a b", "by k");

        assertThat(Story.matches(plan, "0a@1,2,1 1b@2,1,3"))
                .containsExactly(List.of(0, 1), List.of(0, 1));
    }

    @Test
    void several_fields_are_joined_in_all_ways() {
        SequencePlan plan = Story.plan("a b", "by k, user.name");

        assertThat(
                        keys(
                                plan,
                                Map.of(
                                        "x", List.of("b"),
                                        "k", List.of("1", 1),
                                        "user.name", List.of("u", "v"))))
                .containsExactly("[s:1, s:u]", "[s:1, s:v]", "[n:1, s:u]", "[n:1, s:v]");
    }

    @Test
    void the_number_1_is_not_the_text_1_but_a_value_has_the_type_of_its_field() {
        assertThat(keys("custom", 1, "1", true, "true", 1.0, 1L, 1.5, -0.0))
                .containsExactly("[n:1]", "[s:1]", "[b:true]", "[s:true]", "[n:1.5]", "[n:0]");
        assertThat(keys("process.pid", 17, "17", "x", 17.0, 1e300))
                .containsExactly("[n:17]", "[n:1E+300]");
        assertThat(keys("user.id", 1, "1", "", " 1")).containsExactly("[s:1]", "[s:]", "[s: 1]");
    }

    @Test
    void a_stage_adds_its_keys_to_those_of_the_sequence() {
        SequencePlan plan =
                plan(
                        "sequence by host.id [any where x == \"a\"] by process.pid"
                                + " [any where x == \"b\"] by process.parent.pid");
        Map<String, List<?>> event =
                Map.of(
                        "x", List.of("a", "b"),
                        "host.id", List.of("h"),
                        "process.pid", List.of(7),
                        "process.parent.pid", List.of(4));

        List<SequenceTouch> touches = plan.touches(Story.event(event)).all();

        assertThat(touches.get(0).key().values()).containsExactly("h", "7");
        assertThat(touches.get(0).stages()).containsExactly(1);
        assertThat(touches.get(1).key().values()).containsExactly("h", "4");
        assertThat(touches.get(1).stages()).containsExactly(2);
    }

    @Test
    void keys_beyond_the_limit_are_counted() {
        List<String> many = IntStream.range(0, 1_000).mapToObj(String::valueOf).toList();
        SequencePlan plan = Story.plan("a b", "by k, l, m, n");
        FieldValues event =
                Story.event(Map.of("x", List.of("a"), "k", many, "l", many, "m", many, "n", many));

        SequenceTouches touches = plan.touches(event);

        assertThat(touches.all()).hasSize(SequenceStage.MAX_KEYS);
        assertThat(touches.beyond()).isEqualTo((long) Integer.MAX_VALUE - SequenceStage.MAX_KEYS);
        assertThat(plan("sequence by k [any where true] [any where true]").touches(event).beyond())
                .isEqualTo(2L * (1_000 - SequenceStage.MAX_KEYS));
    }

    private static List<String> keys(String field, Object... values) {
        return keys(
                plan("sequence by " + field + " [any where true] [any where true]"),
                Map.of(field, List.of(values)));
    }

    private static List<String> keys(SequencePlan plan, Map<String, List<?>> event) {
        List<String> keys = new ArrayList<>();
        plan.touches(Story.event(event)).all().forEach(t -> keys.add(t.key().typed().toString()));
        return keys;
    }

    private static SequencePlan plan(String query) {
        return SequencePlan.of((Query.Sequence) Query.parse(query), Duration.ofMinutes(1));
    }
}
