package dev.weir.detect.rules.index;

import dev.weir.eql.FieldText;
import dev.weir.event.Ascii;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Predicates by what must be seen in an event for them to hold. For an event only those are run
 * whose category it has and of whose witness it shows an atom. Not thread-safe.
 */
public final class Index {
    private final List<Predicate> predicates;
    private final Map<String, Bucket> byCategory = new HashMap<>();
    private final Bucket anyCategory;
    private final CachedFields event = new CachedFields();

    /** The number of the event for which a predicate was run last. */
    private final int[] seen;

    private int number;
    private long candidates;

    public Index(List<Predicate> predicates) {
        this.predicates = List.copyOf(predicates);
        seen = new int[predicates.size()];
        Map<String, List<Integer>> categories = new LinkedHashMap<>();
        List<Integer> any = new ArrayList<>();
        for (int i = 0; i < predicates.size(); i++) {
            String category = predicates.get(i).category();
            (category == null ? any : categories.computeIfAbsent(category, c -> new ArrayList<>()))
                    .add(i);
        }
        categories.forEach((category, members) -> byCategory.put(category, new Bucket(members)));
        anyCategory = new Bucket(any);
    }

    /**
     * Tells which predicates hold for an event, each once, in no order.
     *
     * @param matches receives places in the list of predicates
     */
    public void match(FieldValues fields, IntConsumer matches) {
        event.reset(fields);
        number++;
        List<?> categories = event.values(EcsField.CATEGORY);
        for (int i = 0; i < categories.size(); i++) {
            Bucket bucket = categories.get(i) instanceof String name ? byCategory.get(name) : null;
            if (bucket != null) {
                bucket.run(matches);
            }
        }
        anyCategory.run(matches);
    }

    /** The fields of the event matched last, as far as they were read, and the rest when asked. */
    public FieldValues event() {
        return event;
    }

    /** How often a condition was run so far. */
    public long candidates() {
        return candidates;
    }

    private void run(int predicate, IntConsumer matches) {
        if (seen[predicate] != number) {
            seen[predicate] = number;
            Predicate candidate = predicates.get(predicate);
            if (isOpen(candidate.gates())) {
                candidates++;
                if (candidate.residual().test(event)) {
                    matches.accept(predicate);
                }
            }
        }
    }

    private boolean isOpen(Map<EcsField, Set<String>> gates) {
        for (Map.Entry<EcsField, Set<String>> gate : gates.entrySet()) {
            List<?> values = event.values(gate.getKey());
            boolean open = false;
            for (int i = 0; i < values.size() && !open; i++) {
                open = gate.getValue().contains(Ascii.lower(FieldText.of(values.get(i))));
            }
            if (!open) {
                return false;
            }
        }
        return true;
    }

    /** The predicates of one category. */
    private final class Bucket {
        private final List<FieldAtoms> fields = new ArrayList<>();
        private final List<Integer> always = new ArrayList<>();

        Bucket(List<Integer> members) {
            Map<EcsField, Map<Atom, List<Integer>>> atoms = new LinkedHashMap<>();
            for (int member : members) {
                Set<Atom> witness = predicates.get(member).witness();
                if (witness == null) {
                    always.add(member);
                    continue;
                }
                for (Atom atom : witness) {
                    atoms.computeIfAbsent(atom.field(), field -> new LinkedHashMap<>())
                            .computeIfAbsent(atom, same -> new ArrayList<>())
                            .add(member);
                }
            }
            atoms.forEach((field, found) -> fields.add(new FieldAtoms(field, found)));
        }

        void run(IntConsumer matches) {
            IntConsumer candidate = predicate -> Index.this.run(predicate, matches);
            for (FieldAtoms atoms : fields) {
                atoms.find(event, candidate);
            }
            for (int predicate : always) {
                Index.this.run(predicate, matches);
            }
        }
    }
}
