package dev.weir.detect.rules.index;

import dev.weir.eql.FieldText;
import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The atoms of one field, each with the predicates that it is a witness of. */
final class FieldAtoms {
    private static final EcsField TIMESTAMP = EcsField.of("@timestamp");
    private static final int[] NOTHING = {};

    /** To look through a longer text costs less than to know it again, if little is looked for. */
    private static final int LONGEST = 200;

    private final CachedFields.Slot slot;
    private final Map<String, int[]> exact = new HashMap<>();
    private final @Nullable Parts parts;
    private final int[] present;
    private final RecentTexts recent;

    FieldAtoms(CachedFields.Slot slot, Map<Atom, List<Integer>> atoms) {
        this.slot = slot;
        recent = new RecentTexts(slot.room());
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
        parts = texts.isEmpty() ? null : Parts.of(texts);
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
        List<?> values = slot.values();
        for (int i = 0; i < values.size(); i++) {
            for (int predicate : shownBy(values, i)) {
                out.accept(predicate);
            }
        }
    }

    /** The predicates for which one of the field's values shows an atom. */
    private int[] shownBy(List<?> values, int at) {
        String text = FieldText.of(values.get(at));
        if (text.length() > LONGEST && parts instanceof FewParts && exact.isEmpty()) {
            return search(slot.lowered()[at]);
        }
        int[] known = recent.of(text);
        if (known == null) {
            known = search(slot.lowered()[at]);
            recent.put(text, known);
        }
        return known;
    }

    private int[] search(String lowered) {
        Set<Integer> found = new LinkedHashSet<>();
        int[] whole = exact.isEmpty() ? null : exact.get(lowered);
        if (whole != null) {
            for (int predicate : whole) {
                found.add(predicate);
            }
        }
        if (parts != null) {
            parts.find(lowered, found::add);
        }
        return found.isEmpty() ? NOTHING : array(found);
    }

    private static int[] array(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
