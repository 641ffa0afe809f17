package dev.weir.eql;

import dev.weir.eql.Expression.And;
import dev.weir.eql.Expression.Comparison;
import dev.weir.eql.Expression.Literal;
import dev.weir.eql.Expression.Membership;
import dev.weir.eql.Expression.Not;
import dev.weir.eql.Expression.Operator;
import dev.weir.eql.Expression.Or;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Something in a query that can be run and hardly means what its author meant. */
public record Warning(Position at, String reason) {

    /**
     * Literals with {@code *} or {@code ?} behind {@code ==}, {@code !=}, {@code in} and {@code
     * in~}, where those are ordinary characters.
     */
    public static List<Warning> of(Query query) {
        List<Warning> warnings = new ArrayList<>();
        if (query instanceof Query.Event event) {
            find(event.condition(), warnings);
        } else if (query instanceof Query.Sequence sequence) {
            new LinkedHashSet<>(sequence.stages())
                    .forEach(stage -> find(stage.event().condition(), warnings));
            if (sequence.until() != null) {
                find(sequence.until().event().condition(), warnings);
            }
        }
        return warnings;
    }

    private static void find(Expression condition, List<Warning> warnings) {
        if (condition instanceof And and) {
            and.all().forEach(part -> find(part, warnings));
        } else if (condition instanceof Or or) {
            or.any().forEach(part -> find(part, warnings));
        } else if (condition instanceof Not not) {
            find(not.operand(), warnings);
        } else if (condition instanceof Comparison comparison
                && (comparison.operator() == Operator.EQUAL
                        || comparison.operator() == Operator.NOT_EQUAL)) {
            literal(comparison.left(), comparison.operator().sign, warnings);
            literal(comparison.right(), comparison.operator().sign, warnings);
        } else if (condition instanceof Membership membership && membership.match().isIn()) {
            membership.list().forEach(entry -> literal(entry, membership.match().word, warnings));
        }
    }

    private static void literal(Expression entry, String operator, List<Warning> warnings) {
        if (entry instanceof Literal literal
                && literal.value() instanceof String text
                && (text.indexOf('*') >= 0 || text.indexOf('?') >= 0)) {
            warnings.add(
                    new Warning(
                            literal.at(),
                            "* and ? are ordinary characters behind "
                                    + operator
                                    + "; a pattern needs : or like~"));
        }
    }
}
