package dev.weir.testing;

import dev.weir.eql.Condition;
import dev.weir.eql.Expression;
import dev.weir.eql.Fields;
import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invents values of fields that meet a condition, by trying what its comparisons name. */
public final class EventSolver {
    private static final int MOST_STEPS = 20_000;

    private final Query.Event event;
    private final Map<EcsField, List<Object>> given;
    private final Map<Expression, Condition> leaves = new IdentityHashMap<>();
    private int steps;

    private EventSolver(Query.Event event, Map<EcsField, List<Object>> given) {
        this.event = event;
        this.given = given;
    }

    /**
     * @param given values that stay as they are
     * @return all values, the given ones among them; null when none are found
     */
    public static @Nullable Map<EcsField, List<Object>> solve(
            Query.Event event, Map<EcsField, List<Object>> given) {
        Map<EcsField, List<Object>> fixed = new LinkedHashMap<>(given);
        if (event.category() != null) {
            fixed.put(EcsField.CATEGORY, List.of(event.category()));
        }
        return new EventSolver(event, fixed)
                .search(List.of(new Goal(event.condition(), true)), fixed);
    }

    private record Goal(Expression condition, boolean wanted) {}

    private @Nullable Map<EcsField, List<Object>> search(
            List<Goal> goals, Map<EcsField, List<Object>> values) {
        if (++steps > MOST_STEPS) {
            return null;
        }
        if (goals.isEmpty()) {
            return holds(Condition.of(event), values) ? values : null;
        }
        Goal goal = goals.get(0);
        List<Goal> rest = goals.subList(1, goals.size());
        Expression condition = goal.condition();
        if (condition instanceof Expression.Not not) {
            return search(with(List.of(not.operand()), !goal.wanted(), rest), values);
        }
        if (condition instanceof Expression.And and) {
            return parts(and.all(), goal.wanted(), goal.wanted(), rest, values);
        }
        if (condition instanceof Expression.Or or) {
            return parts(or.any(), !goal.wanted(), goal.wanted(), rest, values);
        }
        return leaf(goal, rest, values);
    }

    private @Nullable Map<EcsField, List<Object>> parts(
            List<Expression> parts,
            boolean all,
            boolean wanted,
            List<Goal> rest,
            Map<EcsField, List<Object>> values) {
        if (all) {
            return search(with(parts, wanted, rest), values);
        }
        for (Expression part : parts) {
            Map<EcsField, List<Object>> found = search(with(List.of(part), wanted, rest), values);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<Goal> with(List<Expression> parts, boolean wanted, List<Goal> rest) {
        List<Goal> goals = new ArrayList<>();
        parts.forEach(part -> goals.add(new Goal(part, wanted)));
        goals.addAll(rest);
        return goals;
    }

    private @Nullable Map<EcsField, List<Object>> leaf(
            Goal goal, List<Goal> rest, Map<EcsField, List<Object>> values) {
        Condition test =
                leaves.computeIfAbsent(
                        goal.condition(), leaf -> Condition.of(new Query.Event(null, leaf)));
        if (holds(test, values) == goal.wanted()) {
            return search(rest, values);
        }
        for (EcsField field : Fields.of(goal.condition())) {
            if (given.containsKey(field)) {
                continue;
            }
            for (Object candidate : candidates(field, goal.condition())) {
                for (List<Object> changed : changed(values.get(field), candidate)) {
                    Map<EcsField, List<Object>> tried = new LinkedHashMap<>(values);
                    tried.put(field, changed);
                    if (holds(test, tried) == goal.wanted()) {
                        Map<EcsField, List<Object>> found = search(rest, tried);
                        if (found != null) {
                            return found;
                        }
                    }
                }
            }
        }
        return null;
    }

    /** In place of nothing; else behind the text that is there, or as a value of its own. */
    private static List<List<Object>> changed(@Nullable List<Object> before, Object candidate) {
        if (before == null) {
            return List.of(List.of(candidate));
        }
        List<List<Object>> changed = new ArrayList<>();
        if (before.size() == 1 && before.get(0) instanceof String text) {
            changed.add(List.of(text + " " + candidate));
        }
        List<Object> more = new ArrayList<>(before);
        more.add(candidate);
        changed.add(more);
        return changed;
    }

    private static Set<Object> candidates(EcsField field, Expression leaf) {
        Set<Object> found = new LinkedHashSet<>();
        List<Object> literals = new ArrayList<>();
        literals(leaf, literals);
        for (Object literal : literals) {
            if (literal instanceof String text) {
                found.add(text.replace("*", "x").replace('?', 'C'));
                found.add(text.replace("*", "").replace('?', 'C'));
            } else if (literal instanceof Long number) {
                found.addAll(List.of(number, number + 1, number - 1));
            } else {
                found.add(literal);
            }
        }
        found.addAll(invented(field));
        return found;
    }

    /** Values that a field of this type may have. */
    public static List<Object> invented(EcsField field) {
        return switch (field.type()) {
            case NUMBER -> List.of(4711L, 0L, 1L);
            case BOOLEAN -> List.of(true, false);
            case IP -> List.of("203.0.113.7", "10.1.2.3", "127.0.0.1");
            case DATE -> List.of("2026-03-02T09:00:00Z");
            case KEYWORD, UNKNOWN -> List.of("invented", "i".repeat(500));
        };
    }

    private static void literals(Expression expression, List<Object> found) {
        if (expression instanceof Expression.Literal literal) {
            if (literal.value() != null) {
                found.add(literal.value());
            }
        } else if (expression instanceof Expression.Comparison comparison) {
            literals(comparison.left(), found);
            literals(comparison.right(), found);
        } else if (expression instanceof Expression.Membership membership) {
            membership.list().forEach(one -> literals(one, found));
            literals(membership.operand(), found);
        } else if (expression instanceof Expression.Call call) {
            call.arguments().forEach(one -> literals(one, found));
        }
    }

    private static boolean holds(Condition condition, Map<EcsField, List<Object>> values) {
        return condition.test(field -> values.getOrDefault(field, List.of()));
    }
}
