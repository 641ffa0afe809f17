package dev.weir.detect.rules.index;

import dev.weir.event.EcsField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/** The predicates of one category, apart by the {@code event.type} that their gates ask for. */
final class Kinds {
    private static final EcsField TYPE = EcsField.of("event.type");

    private final CachedFields.Slot type;
    private final Map<String, Bucket> byType = new HashMap<>();
    private final Bucket anyType;

    /**
     * @param members places in the list of predicates
     */
    Kinds(List<Predicate> predicates, List<Integer> members, CachedFields event) {
        type = event.slot(TYPE);
        Map<String, List<Integer>> types = new LinkedHashMap<>();
        List<Integer> any = new ArrayList<>();
        for (int member : members) {
            Set<String> wanted = predicates.get(member).gates().get(TYPE);
            if (wanted == null) {
                any.add(member);
            } else {
                wanted.forEach(
                        name -> types.computeIfAbsent(name, t -> new ArrayList<>()).add(member));
            }
        }
        types.forEach((name, those) -> byType.put(name, new Bucket(predicates, those, event)));
        anyType = new Bucket(predicates, any, event);
    }

    /** Tells the predicates for which the event shows an atom, some of them several times. */
    void find(IntConsumer out) {
        anyType.find(out);
        if (byType.isEmpty()) {
            return;
        }
        for (String name : type.lowered()) {
            Bucket bucket = byType.get(name);
            if (bucket != null) {
                bucket.find(out);
            }
        }
    }
}
