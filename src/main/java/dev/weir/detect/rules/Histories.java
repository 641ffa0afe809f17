package dev.weir.detect.rules;

import dev.weir.sequence.SequenceHistory;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;

/**
 * The histories of all keys. Those that changed last are at hand as they are in the state: to read
 * a long one from RocksDB costs more than all that is then done with it. Each change goes to the
 * state at once; nothing else changes it.
 */
final class Histories {
    /** Hits, matches and keys at hand: some MB a subtask. */
    static final int MOST = 20_000;

    private final ValueState<SequenceHistory> state;
    private final Map<String, SequenceHistory> atHand = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    /**
     * @param state of the key that the function works on
     */
    Histories(ValueState<SequenceHistory> state) {
        this.state = state;
    }

    /** Of the key at work, which is named. */
    SequenceHistory of(String key) throws IOException {
        SequenceHistory known = atHand.get(key);
        if (known != null) {
            return known;
        }
        SequenceHistory stored = state.value();
        return stored == null ? SequenceHistory.EMPTY : stored;
    }

    /** Replaces that of the key at work, which is named. */
    void update(String key, SequenceHistory history) throws IOException {
        state.update(history);
        forget(key);
        size += size(history);
        atHand.put(key, history);
        for (Iterator<SequenceHistory> all = atHand.values().iterator(); size > MOST; ) {
            size -= size(all.next());
            all.remove();
        }
    }

    /** Clears that of the key at work, which is named. */
    void clear(String key) {
        state.clear();
        forget(key);
    }

    private void forget(String key) {
        SequenceHistory before = atHand.remove(key);
        size -= before == null ? 0 : size(before);
    }

    private static int size(SequenceHistory history) {
        return 1 + history.hits().size() + history.told().size();
    }
}
