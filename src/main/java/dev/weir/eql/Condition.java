package dev.weir.eql;

import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.util.List;

/** A compiled condition; holds no state and may be shared. */
@FunctionalInterface
public interface Condition {

    boolean test(FieldValues event);

    /** The category and the condition of a checked query. */
    static Condition of(Query.Event event) {
        Condition condition = Compiler.condition(event.condition());
        String category = event.category();
        return category == null
                ? condition
                : values -> isOf(values, category) && condition.test(values);
    }

    private static boolean isOf(FieldValues event, String category) {
        List<?> values = event.values(EcsField.CATEGORY);
        for (int i = 0; i < values.size(); i++) {
            if (category.equals(values.get(i))) {
                return true;
            }
        }
        return false;
    }
}
