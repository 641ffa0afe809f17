package dev.weir.detect.rules.index;

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
    private final Map<String, Finder> byCategory = new HashMap<>();
    private final Finder anyCategory;
    private final CachedFields event = new CachedFields();
    private final Gate[][] gates;

    /** The number of the event for which a predicate was run last. */
    private final int[] seen;

    private int number;
    private long candidates;

    public Index(List<Predicate> predicates) {
        this.predicates = List.copyOf(predicates);
        seen = new int[predicates.size()];
        gates = predicates.stream().map(this::gates).toArray(Gate[][]::new);
        Map<String, List<Integer>> categories = new LinkedHashMap<>();
        List<Integer> any = new ArrayList<>();
        for (int i = 0; i < predicates.size(); i++) {
            String category = predicates.get(i).category();
            (category == null ? any : categories.computeIfAbsent(category, c -> new ArrayList<>()))
                    .add(i);
        }
        categories.forEach((category, members) -> byCategory.put(category, kinds(members)));
        anyCategory = kinds(any);
    }

    private Finder kinds(List<Integer> members) {
        return Kinds.of(predicates, members, event);
    }

    /**
     * Tells which predicates hold for an event, each once, in no order.
     *
     * @param matches receives places in the list of predicates
     */
    public void match(FieldValues fields, IntConsumer matches) {
        event.reset(fields);
        number++;
        IntConsumer candidate = predicate -> run(predicate, matches);
        List<?> categories = event.values(EcsField.CATEGORY);
        for (int i = 0; i < categories.size(); i++) {
            Finder kinds = categories.get(i) instanceof String name ? byCategory.get(name) : null;
            if (kinds != null) {
                kinds.find(candidate);
            }
        }
        anyCategory.find(candidate);
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
            if (isOpen(gates[predicate])) {
                candidates++;
                if (holds(candidate)) {
                    matches.accept(predicate);
                }
            }
        }
    }

    private boolean holds(Predicate candidate) {
        Cost cost = candidate.cost();
        if (!cost.begins()) {
            return candidate.residual().test(event);
        }
        long from = cost.now();
        boolean holds = candidate.residual().test(event);
        cost.ended(from);
        return holds;
    }

    private static boolean isOpen(Gate[] gates) {
        for (Gate gate : gates) {
            boolean open = false;
            for (String value : gate.slot().lowered()) {
                open |= gate.values().contains(value);
            }
            if (!open) {
                return false;
            }
        }
        return true;
    }

    private Gate[] gates(Predicate predicate) {
        return predicate.gates().entrySet().stream()
                .map(gate -> new Gate(event.slot(gate.getKey()), gate.getValue()))
                .toArray(Gate[]::new);
    }

    /** A field, and the values of which it must have one. */
    private record Gate(CachedFields.Slot slot, Set<String> values) {}
}
