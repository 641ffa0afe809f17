package dev.weir.eql;

import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import dev.weir.event.FieldValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a condition can become true for events of one kind, by what is known of them: with a
 * field that they lack, a comparison is false and its negation true; a field that they have may
 * have any value, unless it is known.
 *
 * @param possible whether it can
 * @param missing names of fields that it uses and the events lack, but for those in branches that
 *     cannot hold for such events anyway; where it is impossible, those that make it so
 */
public record Reach(boolean possible, Set<String> missing) {

    /** What is asked about one kind of event may ask about so many variants of it. */
    private static final int MAX_VARIANTS = 256;

    /** Of one event's condition. */
    public static Reach of(Query.Event query, FieldSupply supply) {
        Expression condition = query.condition();
        Set<EcsField> fields = Fields.of(condition);
        if (query.category() != null) {
            fields.add(EcsField.CATEGORY);
        }
        Reach best = null;
        for (Map<EcsField, List<String>> variant : variants(fields, supply)) {
            Reach reach = of(query, supply, variant);
            if (best == null || reach.isBetterThan(best)) {
                best = reach;
            }
        }
        return best == null ? new Reach(false, Set.of()) : best;
    }

    /** Possible before impossible, the right category before others, then the fewest missing. */
    public boolean isBetterThan(Reach other) {
        if (possible != other.possible) {
            return possible;
        }
        boolean wrongKind = missing.contains(EcsField.CATEGORY.name());
        boolean otherWrongKind = other.missing.contains(EcsField.CATEGORY.name());
        return wrongKind != otherWrongKind ? otherWrongKind : missing.size() < other.missing.size();
    }

    private static Reach of(
            Query.Event query, FieldSupply supply, Map<EcsField, List<String>> known) {
        Expression condition = query.condition();
        String category = query.category();
        if (category != null && !canBe(category, supply, known)) {
            return new Reach(false, Set.of(EcsField.CATEGORY.name()));
        }
        Possible sent = new Possible(supply, known, false);
        Possible allSent = new Possible(supply, known, true);
        Set<String> missing = new TreeSet<>();
        if (sent.canBe(condition, true)) {
            Missing.used(condition, allSent, supply, missing);
            return new Reach(true, missing);
        }
        Missing.blocking(condition, true, sent, missing);
        return new Reach(false, missing);
    }

    private static boolean canBe(
            String category, FieldSupply supply, Map<EcsField, List<String>> known) {
        List<String> values = known.get(EcsField.CATEGORY);
        return values == null ? supply.supplies(EcsField.CATEGORY) : values.contains(category);
    }

    /** The known values of the fields, one map for each way in which events of the kind differ. */
    private static List<Map<EcsField, List<String>>> variants(
            Set<EcsField> fields, FieldSupply supply) {
        List<Map<EcsField, List<String>>> variants = new ArrayList<>();
        variants.add(Map.of());
        for (EcsField field : fields) {
            List<List<String>> known = supply.known(field);
            if (known.isEmpty() || variants.size() * known.size() > MAX_VARIANTS) {
                continue;
            }
            List<Map<EcsField, List<String>>> more = new ArrayList<>();
            for (Map<EcsField, List<String>> variant : variants) {
                for (List<String> values : known) {
                    Map<EcsField, List<String>> next = new HashMap<>(variant);
                    next.put(field, values);
                    more.add(next);
                }
            }
            variants = more;
        }
        return variants;
    }

    /** The values of the known fields. */
    static FieldValues values(Map<EcsField, List<String>> known) {
        return field -> known.getOrDefault(field, List.of());
    }
}
