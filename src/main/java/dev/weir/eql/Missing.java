package dev.weir.eql;

import dev.weir.eql.Expression.And;
import dev.weir.eql.Expression.Not;
import dev.weir.eql.Expression.Or;
import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import java.util.List;
import java.util.Set;

/** Which fields of a condition events of one kind lack. */
final class Missing {

    private Missing() {}

    /**
     * Those in branches that could hold if the events had all fields.
     *
     * @param possible with all fields sent
     */
    static void used(
            Expression condition, Possible possible, FieldSupply supply, Set<String> missing) {
        List<Expression> parts = parts(condition);
        if (parts.isEmpty()) {
            for (EcsField field : Fields.of(condition)) {
                if (!supply.supplies(field)) {
                    missing.add(field.name());
                }
            }
            return;
        }
        for (Expression part : parts) {
            boolean decided = !possible.canBe(part, true) || !possible.canBe(part, false);
            if (!decided) {
                used(part, possible, supply, missing);
            }
        }
    }

    /**
     * Those because of which it cannot become as wanted.
     *
     * @param possible with what is sent
     */
    static void blocking(
            Expression condition, boolean wanted, Possible possible, Set<String> missing) {
        if (possible.canBe(condition, wanted)) {
            return;
        }
        if (condition instanceof Not not) {
            blocking(not.operand(), !wanted, possible, missing);
            return;
        }
        List<Expression> parts = parts(condition);
        parts.forEach(part -> blocking(part, wanted, possible, missing));
        if (parts.isEmpty()) {
            Set<EcsField> fields = Fields.of(condition);
            boolean lacking = fields.stream().anyMatch(field -> !possible.supply().supplies(field));
            for (EcsField field : fields) {
                if (!lacking || !possible.supply().supplies(field)) {
                    missing.add(field.name());
                }
            }
        }
    }

    private static List<Expression> parts(Expression condition) {
        if (condition instanceof And and) {
            return and.all();
        }
        if (condition instanceof Or or) {
            return or.any();
        }
        return condition instanceof Not not ? List.of(not.operand()) : List.of();
    }
}
