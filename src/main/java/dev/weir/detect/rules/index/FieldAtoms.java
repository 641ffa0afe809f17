package dev.weir.detect.rules.index;

import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The atoms of one field, each with the predicates that it is a witness of. */
final class FieldAtoms {
    private static final EcsField TIMESTAMP = EcsField.of("@timestamp");

    private final CachedFields.Slot slot;
    private final Map<String, int[]> exact = new HashMap<>();
    private final @Nullable PartsAutomaton parts;
    private final int[] present;

    FieldAtoms(CachedFields.Slot slot, Map<Atom, List<Integer>> atoms) {
        this.slot = slot;
        Map<String, int[]> texts = new HashMap<>();
        List<Integer> always = new ArrayList<>();
        atoms.forEach(
                (atom, predicates) -> {
                    switch (atom.kind()) {
                        case EXACT -> exact.put(atom.text(), array(predicates));
                        case PART -> texts.put(atom.text(), array(predicates));
                        case PRESENT -> always.addAll(predicates);
                    }
                });
        parts = texts.isEmpty() ? null : new PartsAutomaton(texts);
        present = array(always);
    }

    /** Whether events of the kind can have the field; each has a time, whatever it is called. */
    boolean mayBeIn(FieldSupply kind) {
        return slot.field().equals(TIMESTAMP) || kind.allows(slot.field());
    }

    /** Tells the predicates for which the event shows an atom, some of them several times. */
    void find(IntConsumer out) {
        if (slot.values().isEmpty()) {
            return;
        }
        for (int predicate : present) {
            out.accept(predicate);
        }
        if (exact.isEmpty() && parts == null) {
            return;
        }
        for (String text : slot.lowered()) {
            int[] found = exact.get(text);
            if (found != null) {
                for (int predicate : found) {
                    out.accept(predicate);
                }
            }
            if (parts != null) {
                parts.find(text, out);
            }
        }
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
