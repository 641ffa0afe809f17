package dev.weir.detect.rules;

import dev.weir.sequence.SequenceHistory;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * The histories of all keys, and when each is looked at again. Those that changed last are at hand
 * as they are in the state: to read them from RocksDB costs more than all that is then done with
 * them. Each change goes to the state at once; nothing else changes it.
 */
final class Histories {
    /** Hits, matches and keys at hand: some MB a subtask. */
    static final int MOST = 20_000;

    private final ValueState<SequenceHistory> state;
    private final ValueState<Long> wakes;
    private final Map<String, AtHand> atHand = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    /**
     * @param state of the key that the function works on
     * @param wakes the same, epoch milliseconds
     */
    Histories(ValueState<SequenceHistory> state, ValueState<Long> wakes) {
        this.state = state;
        this.wakes = wakes;
    }

    /**
     * @param wakes null when the key has no timer
     */
    private record AtHand(SequenceHistory history, @Nullable Long wakes) {
        int size() {
            return 1 + history.hits().size() + history.told().size();
        }
    }

    /** Of the key at work, which is named. */
    SequenceHistory of(String key) throws IOException {
        AtHand known = atHand.get(key);
        if (known != null) {
            return known.history();
        }
        SequenceHistory stored = state.value();
        return stored == null ? SequenceHistory.EMPTY : stored;
    }

    /** When the key at work, which is named, is looked at again; null when it has no timer. */
    @Nullable Long wakes(String key) throws IOException {
        AtHand known = atHand.get(key);
        return known == null ? wakes.value() : known.wakes();
    }

    /** The timer of the key at work, which is named, has fired. */
    void woke(String key) {
        wakes.clear();
        AtHand known = atHand.get(key);
        if (known != null) {
            atHand.put(key, new AtHand(known.history(), null));
        }
    }

    /**
     * Replaces that of the key at work, which is named.
     *
     * @param before when it was looked at again, as far as was known; null for never
     * @param next when it is now
     */
    void update(String key, SequenceHistory history, @Nullable Long before, Long next)
            throws IOException {
        state.update(history);
        if (!next.equals(before)) {
            wakes.update(next);
        }
        forget(key);
        AtHand now = new AtHand(history, next);
        size += now.size();
        atHand.put(key, now);
        for (Iterator<AtHand> all = atHand.values().iterator(); size > MOST; ) {
            size -= all.next().size();
            all.remove();
        }
    }

    /** Clears that of the key at work, which is named. */
    void clear(String key) {
        state.clear();
        wakes.clear();
        forget(key);
    }

    private void forget(String key) {
        AtHand before = atHand.remove(key);
        size -= before == null ? 0 : before.size();
    }
}
