package dev.weir.detect.rules.index;

import dev.weir.eql.Condition;
import dev.weir.event.EcsField;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition, and what the index can do before it is run.
 *
 * @param category the value that {@code event.category} must have; null for any, or none
 * @param witness atoms of which at least one is seen in every event for which the condition holds;
 *     null when no such set is known, so that the condition is run on every event of its category
 * @param gates by field: small texts of which the event must have one, for the few fields that tell
 *     kinds of events apart
 * @param residual the whole condition
 * @param cost of its runs
 */
public record Predicate(
        @Nullable String category,
        @Nullable Set<Atom> witness,
        Map<EcsField, Set<String>> gates,
        Condition residual,
        Cost cost) {

    /** A predicate whose cost nobody asks for. */
    public Predicate(
            @Nullable String category,
            @Nullable Set<Atom> witness,
            Map<EcsField, Set<String>> gates,
            Condition residual) {
        this(category, witness, gates, residual, new Cost());
    }

    /** The same, which adds to this cost. */
    public Predicate at(Cost shared) {
        return new Predicate(category, witness, gates, residual, shared);
    }
}
