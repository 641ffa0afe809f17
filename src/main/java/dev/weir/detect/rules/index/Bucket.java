package dev.weir.detect.rules.index;

import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/** Predicates that are looked for together, by their atoms. */
final class Bucket implements Finder {
    private final CachedFields event;
    private final FieldAtoms[] all;

    /** Those that events of a kind can have; the kinds are those of the mapping's tables. */
    private final IdentityHashMap<FieldSupply, FieldAtoms[]> supplied = new IdentityHashMap<>();

    private final List<Integer> always = new ArrayList<>();

    /**
     * @param members places in the list of predicates
     */
    Bucket(List<Predicate> predicates, List<Integer> members, CachedFields event) {
        this.event = event;
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
        List<FieldAtoms> fields = new ArrayList<>();
        atoms.forEach((field, found) -> fields.add(new FieldAtoms(event.slot(field), found)));
        all = fields.toArray(FieldAtoms[]::new);
    }

    @Override
    public void find(IntConsumer out) {
        FieldSupply supply = event.supply();
        for (FieldAtoms atoms :
                supply == null ? all : supplied.computeIfAbsent(supply, this::suppliedBy)) {
            atoms.find(out);
        }
        for (int predicate : always) {
            out.accept(predicate);
        }
    }

    private FieldAtoms[] suppliedBy(FieldSupply supply) {
        List<FieldAtoms> some = new ArrayList<>();
        for (FieldAtoms atoms : all) {
            if (atoms.mayBeIn(supply)) {
                some.add(atoms);
            }
        }
        return some.toArray(FieldAtoms[]::new);
    }
}
