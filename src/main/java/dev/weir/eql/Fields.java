package dev.weir.eql;

import dev.weir.eql.Expression.And;
import dev.weir.eql.Expression.Arithmetic;
import dev.weir.eql.Expression.Call;
import dev.weir.eql.Expression.Comparison;
import dev.weir.eql.Expression.Field;
import dev.weir.eql.Expression.Literal;
import dev.weir.eql.Expression.Membership;
import dev.weir.eql.Expression.Negative;
import dev.weir.eql.Expression.Not;
import dev.weir.eql.Expression.Or;
import dev.weir.event.EcsField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields that an expression names. */
public final class Fields {

    private Fields() {}

    /** In the order in which they are named, each once. */
    public static Set<EcsField> of(Expression expression) {
        Set<EcsField> fields = new LinkedHashSet<>();
        add(expression, fields);
        return fields;
    }

    /**
     * The fields of a comparison or call whose operands are values; none where one of them is
     * itself a condition.
     */
    public static Set<EcsField> ofValues(Expression expression) {
        boolean plain = parts(expression).stream().noneMatch(Fields::hasCondition);
        return plain ? of(expression) : Set.of();
    }

    private static boolean hasCondition(Expression expression) {
        return expression instanceof And
                || expression instanceof Or
                || expression instanceof Not
                || expression instanceof Comparison
                || expression instanceof Membership
                || parts(expression).stream().anyMatch(Fields::hasCondition);
    }

    /** Of a query, with its keys; a query that names a category asks for that field, too. */
    public static Set<EcsField> of(Query query) {
        Set<EcsField> fields = new LinkedHashSet<>();
        if (query instanceof Query.Event event) {
            add(event, fields);
        } else if (query instanceof Query.Sequence sequence) {
            sequence.stages().forEach(stage -> add(stage, fields));
            if (sequence.until() != null) {
                add(sequence.until(), fields);
            }
        }
        return fields;
    }

    private static void add(Query.Stage stage, Set<EcsField> fields) {
        fields.addAll(stage.keys());
        add(stage.event(), fields);
    }

    private static void add(Query.Event event, Set<EcsField> fields) {
        if (event.category() != null) {
            fields.add(EcsField.CATEGORY);
        }
        add(event.condition(), fields);
    }

    private static void add(Expression expression, Set<EcsField> fields) {
        if (expression instanceof Field field) {
            fields.add(field.field());
        } else {
            parts(expression).forEach(part -> add(part, fields));
        }
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof And and) {
            return and.all();
        }
        if (expression instanceof Or or) {
            return or.any();
        }
        if (expression instanceof Not not) {
            return List.of(not.operand());
        }
        if (expression instanceof Comparison comparison) {
            return List.of(comparison.left(), comparison.right());
        }
        if (expression instanceof Membership membership) {
            return List.of(membership.operand());
        }
        if (expression instanceof Call call) {
            return call.arguments();
        }
        if (expression instanceof Arithmetic arithmetic) {
            return List.of(arithmetic.left(), arithmetic.right());
        }
        if (expression instanceof Negative negative) {
            return List.of(negative.operand());
        }
        assert expression instanceof Literal || expression instanceof Field;
        return List.of();
    }
}
