package dev.weir.detect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sequence.EventOrder;
import dev.weir.sequence.SequenceHistory;
import dev.weir.sequence.SequenceHit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoriesTest {
    private final State<SequenceHistory> state = new State<>();
    private final State<Long> wakes = new State<>();
    private final Histories histories = new Histories(state, wakes);

    @Test
    void what_was_changed_last_is_not_read_again() throws IOException {
        histories.update(at("a"), history(3), null, 7L);

        assertThat(histories.of(at("a"))).isEqualTo(history(3));
        assertThat(histories.wakes(at("a"))).isEqualTo(7);
        assertThat(histories.of(at("b"))).isEqualTo(SequenceHistory.EMPTY);
        assertThat(state.reads).isEqualTo(1);
        assertThat(wakes.reads).isZero();
    }

    @Test
    void what_others_have_pushed_out_is_read_from_the_state() throws IOException {
        histories.update(at("a"), history(3), null, 7L);
        histories.update(at("b"), history(Histories.MOST - 2), null, 8L);

        assertThat(histories.of(at("a"))).isEqualTo(history(3));
        assertThat(histories.wakes(at("a"))).isEqualTo(7);
        assertThat(state.reads).isEqualTo(1);
        assertThat(wakes.reads).isEqualTo(1);
        assertThat(histories.of(at("b")).hits()).hasSize(Histories.MOST - 2);
        assertThat(histories.wakes(at("b"))).isEqualTo(8);
        assertThat(state.reads).isEqualTo(1);
        assertThat(wakes.reads).isEqualTo(1);
    }

    @Test
    void histories_are_those_of_the_state_whatever_is_done() throws IOException {
        Random random = new Random(20261127);
        for (int i = 0; i < 5_000; i++) {
            String key = at("key" + random.nextInt(20));
            Long before = wakes.all.get(key);
            switch (random.nextInt(5)) {
                case 0 -> histories.clear(key);
                case 1 -> {
                    Long next = (long) random.nextInt(3);
                    histories.update(key, history(random.nextInt(4_000)), before, next);
                    assertThat(wakes.all).containsEntry(key, next);
                }
                case 2 -> {
                    histories.woke(key);
                    assertThat(wakes.all).doesNotContainKey(key);
                }
                default -> {
                    SequenceHistory expected = state.all.getOrDefault(key, SequenceHistory.EMPTY);
                    assertThat(histories.of(key)).isSameAs(expected);
                    assertThat(histories.wakes(key)).isEqualTo(before);
                }
            }
        }
        assertThat(state.reads).isBetween(500, 2_000);
    }

    private String at(String key) {
        state.key = key;
        wakes.key = key;
        return key;
    }

    private static SequenceHistory history(int hits) {
        List<SequenceHit> all = new ArrayList<>();
        for (int i = 0; i < hits; i++) {
            EventOrder order = new EventOrder(Instant.EPOCH, null, "events", 0, i, 0);
            all.add(new SequenceHit(order, "id" + i, STAGES, false, 0));
        }
        return new SequenceHistory(all, List.of(), null);
    }

    /** One object, because a record compares arrays by identity. */
    private static final long[] STAGES = {1};

    /** State of the key at work. */
    private static final class State<T> implements ValueState<T> {
        private final Map<String, T> all = new HashMap<>();
        private String key = "";
        private int reads;

        @Override
        public @Nullable T value() {
            reads++;
            return all.get(key);
        }

        @Override
        public void update(T history) {
            all.put(key, history);
        }

        @Override
        public void clear() {
            all.remove(key);
        }
    }
}
