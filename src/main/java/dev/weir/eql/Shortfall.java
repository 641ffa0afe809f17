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
import dev.weir.event.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a condition does not hold for an event: its comparisons that fail, with the values. */
public final class Shortfall {
    private static final int MOST_ENTRIES = 4;

    private final FieldValues event;
    private final List<String> lines = new ArrayList<>();

    private Shortfall(FieldValues event) {
        this.event = event;
    }

    /** One line a comparison that would have to be otherwise; empty when the query holds. */
    public static List<String> of(Query.Event query, FieldValues event) {
        Shortfall shortfall = new Shortfall(event);
        List<?> categories = event.values(EcsField.CATEGORY);
        if (query.category() != null && !categories.contains(query.category())) {
            shortfall.lines.add(
                    "event.category is %s, not %s".formatted(categories, query.category()));
        } else {
            shortfall.explain(query.condition(), true, "");
        }
        return shortfall.lines;
    }

    private void explain(Expression condition, boolean wanted, String indent) {
        if (Compiler.condition(condition).test(event) == wanted) {
            return;
        }
        if (condition instanceof Not not) {
            explain(not.operand(), !wanted, indent);
        } else if (condition instanceof And and) {
            parts(and.all(), wanted, true, indent);
        } else if (condition instanceof Or or) {
            parts(or.any(), wanted, false, indent);
        } else {
            String told =
                    Fields.of(condition).stream().map(this::told).collect(Collectors.joining(", "));
            lines.add(
                    indent
                            + (wanted ? "not true: " : "true: ")
                            + text(condition)
                            + (told.isEmpty() ? "" : ", with " + told));
        }
    }

    /** Of parts that must all be otherwise each is told; of those of which one would do, all. */
    private void parts(List<Expression> parts, boolean wanted, boolean and, String indent) {
        boolean oneWouldDo = and != wanted;
        if (oneWouldDo) {
            lines.add(indent + "one of these would do:");
        }
        for (Expression part : parts) {
            explain(part, wanted, oneWouldDo ? indent + "  " : indent);
        }
    }

    private String told(EcsField field) {
        List<?> values = event.values(field);
        return field.name() + (values.isEmpty() ? " missing" : " " + values);
    }

    /** The expression as a rule would write it; of long lists the beginning. */
    static String text(Expression expression) {
        if (expression instanceof Literal literal) {
            Object value = literal.value();
            return value instanceof String text
                    ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                    : String.valueOf(value);
        }
        if (expression instanceof Field field) {
            return (field.optional() ? "?" : "") + field.field().name();
        }
        if (expression instanceof Call call) {
            return call.function().word + (call.fold() ? "~" : "") + list(call.arguments());
        }
        if (expression instanceof Comparison comparison) {
            return text(comparison.left())
                    + " "
                    + comparison.operator().sign
                    + " "
                    + text(comparison.right());
        }
        if (expression instanceof Membership membership) {
            return text(membership.operand())
                    + " "
                    + membership.match().word
                    + " "
                    + list(membership.list());
        }
        if (expression instanceof Arithmetic arithmetic) {
            return "("
                    + text(arithmetic.left())
                    + " "
                    + arithmetic.operator().sign
                    + " "
                    + text(arithmetic.right())
                    + ")";
        }
        return expression instanceof Negative negative ? "-" + text(negative.operand()) : "( … )";
    }

    private static String list(List<Expression> entries) {
        String shown =
                entries.stream()
                        .limit(MOST_ENTRIES)
                        .map(Shortfall::text)
                        .collect(Collectors.joining(", "));
        int more = entries.size() - MOST_ENTRIES;
        return "(" + shown + (more > 0 ? ", and " + more + " more" : "") + ")";
    }
}
