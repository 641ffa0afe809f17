package dev.weir.eql;

import dev.weir.eql.Expression.And;
import dev.weir.eql.Expression.Not;
import dev.weir.eql.Expression.Or;
import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which truth values a condition can have for events of one kind. Comparisons are taken as
 * independent of each other.
 *
 * @param known the fields whose values are known
 * @param allSent whether a field that the events lack counts as sent
 */
record Possible(FieldSupply supply, Map<EcsField, List<String>> known, boolean allSent) {

    boolean canBe(Expression condition, boolean wanted) {
        if (condition instanceof And and) {
            return wanted
                    ? and.all().stream().allMatch(part -> canBe(part, true))
                    : and.all().stream().anyMatch(part -> canBe(part, false));
        }
        if (condition instanceof Or or) {
            return wanted
                    ? or.any().stream().anyMatch(part -> canBe(part, true))
                    : or.any().stream().allMatch(part -> canBe(part, false));
        }
        if (condition instanceof Not not) {
            return canBe(not.operand(), !wanted);
        }
        Set<EcsField> fields = Fields.of(condition);
        if (!allSent && !fields.stream().allMatch(supply::supplies)) {
            // Missing in, missing out: what the other fields hold makes no difference.
            return Compiler.condition(condition).test(field -> List.of()) == wanted;
        }
        return !known.keySet().containsAll(fields)
                || Compiler.condition(condition).test(Reach.values(known)) == wanted;
    }
}
