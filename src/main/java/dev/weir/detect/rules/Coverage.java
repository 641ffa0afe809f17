package dev.weir.detect.rules;

import dev.weir.eql.Query;
import dev.weir.eql.Reach;
import dev.weir.event.EcsField;
import dev.weir.normalize.fields.EventClass;
import dev.weir.normalize.fields.Mapping;
import dev.weir.normalize.fields.Mappings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a rule can fire on a source, derived from its query and the source's table.
 *
 * @param grade the best that one kind of the source's events allows; of a sequence, that of the
 *     worst stage
 * @param missing the fields that are missing for a better grade, by name
 */
public record Coverage(Grade grade, Set<String> missing) {

    /** How much of a rule a source supplies. */
    public enum Grade {
        /** Every field that the rule uses there is supplied. */
        FULL,
        /** It can fire, but optional or excluding comparisons are blind. */
        DEGRADED,
        /** With the missing fields missing the query cannot become true. */
        NEVER
    }

    /** By {@link Mapping#source()}. */
    public static Map<String, Coverage> of(Query query) {
        Map<String, Coverage> coverage = new LinkedHashMap<>();
        Mappings.ALL.forEach((source, mapping) -> coverage.put(source, of(query, mapping)));
        return coverage;
    }

    static Coverage of(Query query, Mapping mapping) {
        if (query instanceof Query.Sequence sequence) {
            Set<String> missing = new TreeSet<>();
            boolean possible = true;
            for (Query.Stage stage : new LinkedHashSet<>(sequence.stages())) {
                Reach reach = best(stage, mapping);
                if (possible && !reach.possible()) {
                    missing.clear();
                }
                if (possible || !reach.possible()) {
                    missing.addAll(reach.missing());
                }
                possible &= reach.possible();
            }
            return of(new Reach(possible, missing));
        }
        return of(best(new Query.Stage((Query.Event) query, List.of()), mapping));
    }

    private static Coverage of(Reach reach) {
        return new Coverage(
                !reach.possible()
                        ? Grade.NEVER
                        : reach.missing().isEmpty() ? Grade.FULL : Grade.DEGRADED,
                reach.missing());
    }

    private static Reach best(Query.Stage stage, Mapping mapping) {
        Reach best = new Reach(false, Set.of(EcsField.CATEGORY.name()));
        boolean first = true;
        for (EventClass kind : mapping.classes()) {
            Reach reach = of(stage, kind);
            if (first || reach.isBetterThan(best)) {
                best = reach;
                first = false;
            }
        }
        return best;
    }

    /** A key that is missing joins nothing. */
    private static Reach of(Query.Stage stage, EventClass kind) {
        Set<String> keys = new TreeSet<>();
        for (EcsField key : stage.keys()) {
            if (!kind.supplies(key)) {
                keys.add(key.name());
            }
        }
        Reach reach = Reach.of(stage.event(), kind);
        return reach.possible() && !keys.isEmpty() ? new Reach(false, keys) : reach;
    }
}
