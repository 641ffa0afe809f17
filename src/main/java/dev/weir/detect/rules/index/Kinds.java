package dev.weir.detect.rules.index;

import dev.weir.event.EcsField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Predicates apart by the values of a field that their gates ask for, so that an event is not
 * looked through for what only others can show.
 */
final class Kinds implements Finder {
    /** A rule that takes more values of a field than these is not kept apart by it. */
    private static final int MOST_VALUES = 20;

    /** One after the other: the number of a Windows event tells most. */
    private static final List<EcsField> FIELDS =
            List.of(EcsField.of("event.code"), EcsField.of("event.type"));

    private final CachedFields.Slot slot;
    private final Map<String, Finder> byValue = new HashMap<>();
    private final Finder others;

    private Kinds(
            List<EcsField> fields,
            List<Predicate> predicates,
            List<Integer> members,
            CachedFields event) {
        EcsField field = fields.get(0);
        List<EcsField> rest = fields.subList(1, fields.size());
        slot = event.slot(field);
        Map<String, List<Integer>> values = new LinkedHashMap<>();
        List<Integer> any = new ArrayList<>();
        for (int member : members) {
            Set<String> wanted = predicates.get(member).gates().get(field);
            if (wanted == null || wanted.size() > MOST_VALUES) {
                any.add(member);
            } else {
                wanted.forEach(
                        value -> values.computeIfAbsent(value, v -> new ArrayList<>()).add(member));
            }
        }
        values.forEach((value, those) -> byValue.put(value, of(rest, predicates, those, event)));
        others = of(rest, predicates, any, event);
    }

    /**
     * @param members places in the list of predicates
     */
    static Finder of(List<Predicate> predicates, List<Integer> members, CachedFields event) {
        return of(FIELDS, predicates, members, event);
    }

    private static Finder of(
            List<EcsField> fields,
            List<Predicate> predicates,
            List<Integer> members,
            CachedFields event) {
        boolean gated =
                members.stream()
                        .anyMatch(
                                member ->
                                        fields.stream()
                                                .anyMatch(
                                                        predicates.get(member).gates()
                                                                ::containsKey));
        return gated
                ? new Kinds(fields, predicates, members, event)
                : new Bucket(predicates, members, event);
    }

    @Override
    public void find(IntConsumer out) {
        others.find(out);
        if (byValue.isEmpty()) {
            return;
        }
        for (String value : slot.lowered()) {
            Finder kind = byValue.get(value);
            if (kind != null) {
                kind.find(out);
            }
        }
    }
}
