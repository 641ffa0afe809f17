package dev.weir.eql.reference;

import java.util.List;
import java.util.Map;

/**
 * A single-event EQL query, interpreted as plainly as can be: the measure that a fast evaluator is
 * held against. Event values are String, Long, Double or Boolean.
 */
public final class NaiveEql {
    private final QueryParser.Query query;

    private NaiveEql(QueryParser.Query query) {
        this.query = query;
    }

    /** Reads and checks a query; throws {@link Refused} when the contract does not accept it. */
    public static NaiveEql parse(String query) {
        QueryParser.Query q = new QueryParser(query).query();
        TypeCheck.condition(q.condition());
        return new NaiveEql(q);
    }

    /** Whether an event meets the category and the condition. */
    public boolean matches(Map<String, List<Object>> event) {
        boolean category =
                query.category() == null
                        || new Evaluate(event)
                                .values(new Node.Field(null, "event.category"))
                                .contains(query.category());
        return category && new Evaluate(event).holds(query.condition());
    }

    /** All values that an expression has in an event. */
    static List<Object> valuesOf(String expression, Map<String, List<Object>> event) {
        Node n = new QueryParser(expression).expression();
        TypeCheck.kindOf(n);
        return new Evaluate(event).values(n);
    }
}
