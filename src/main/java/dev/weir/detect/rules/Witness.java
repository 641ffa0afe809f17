package dev.weir.detect.rules;

import dev.weir.detect.rules.index.Atom;
import dev.weir.detect.rules.index.Predicate;
import dev.weir.eql.Condition;
import dev.weir.eql.Expression;
import dev.weir.eql.Expression.And;
import dev.weir.eql.Expression.Call;
import dev.weir.eql.Expression.Comparison;
import dev.weir.eql.Expression.Field;
import dev.weir.eql.Expression.Literal;
import dev.weir.eql.Expression.Match;
import dev.weir.eql.Expression.Membership;
import dev.weir.eql.Expression.Not;
import dev.weir.eql.Expression.Operator;
import dev.weir.eql.Expression.Or;
import dev.weir.eql.Fields;
import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The front end of EQL to the index: what must be seen in an event for a condition to hold. Of an
 * {@code and} the cheapest part is enough, of an {@code or} all are needed; a negation shows
 * nothing.
 */
final class Witness {
    private static final int SHORTEST_PART = 3;

    private static final Set<EcsField> GATES =
            Set.of(EcsField.CATEGORY, EcsField.of("event.type"), EcsField.of("event.code"));

    private Witness() {}

    static Predicate predicate(Query.Event event) {
        return new Predicate(
                event.category(),
                of(event.condition()),
                gates(event.condition()),
                Condition.of(event));
    }

    /** By each field of a gate that the condition looks at in any case: what it must find there. */
    private static Map<EcsField, Set<String>> gates(Expression condition) {
        if (condition instanceof And and) {
            Map<EcsField, Set<String>> all = new LinkedHashMap<>();
            and.all().forEach(part -> gates(part).forEach(all::putIfAbsent));
            return all;
        }
        if (condition instanceof Or or) {
            return or.any().stream().map(Witness::gates).reduce(Witness::either).orElse(Map.of());
        }
        Set<Atom> witness = of(condition);
        if (witness == null || witness.isEmpty()) {
            return Map.of();
        }
        EcsField field = witness.iterator().next().field();
        boolean gate = witness.stream().allMatch(atom -> isGate(atom, field));
        return gate
                ? Map.of(field, witness.stream().map(Atom::text).collect(Collectors.toSet()))
                : Map.of();
    }

    private static boolean isGate(Atom atom, EcsField field) {
        return GATES.contains(field)
                && atom.field().equals(field)
                && atom.kind() == Atom.Kind.EXACT;
    }

    /** Where one of two conditions is enough: the fields that both look at. */
    private static Map<EcsField, Set<String>> either(
            Map<EcsField, Set<String>> one, Map<EcsField, Set<String>> other) {
        Map<EcsField, Set<String>> both = new LinkedHashMap<>();
        one.forEach(
                (field, values) -> {
                    if (other.containsKey(field)) {
                        Set<String> any = new HashSet<>(values);
                        any.addAll(other.get(field));
                        both.put(field, any);
                    }
                });
        return both;
    }

    /** Null when it may hold whatever the event shows. */
    static @Nullable Set<Atom> of(Expression condition) {
        if (condition instanceof And and) {
            Set<Atom> best = null;
            for (Expression part : and.all()) {
                Set<Atom> witness = of(part);
                if (witness != null && (best == null || cost(witness) < cost(best))) {
                    best = witness;
                }
            }
            return best;
        }
        if (condition instanceof Or or) {
            Set<Atom> all = new HashSet<>();
            for (Expression part : or.any()) {
                Set<Atom> witness = of(part);
                if (witness == null) {
                    return null;
                }
                all.addAll(witness);
            }
            return all;
        }
        if (condition instanceof Not not) {
            return not.operand() instanceof Not twice ? of(twice.operand()) : null;
        }
        if (condition instanceof Comparison comparison) {
            return comparison(comparison);
        }
        if (condition instanceof Membership membership) {
            return membership(membership);
        }
        if (condition instanceof Call call) {
            return call(call);
        }
        // Also the literal true, which needs nothing; false needs nothing either and costs little.
        return present(condition);
    }

    private static @Nullable Set<Atom> comparison(Comparison comparison) {
        Expression left = comparison.left();
        Expression right = comparison.right();
        boolean withNull = isNull(left) || isNull(right);
        boolean unequal = comparison.operator() == Operator.NOT_EQUAL;
        if (withNull != unequal) {
            return null;
        }
        if (comparison.operator() == Operator.EQUAL) {
            Field field = left instanceof Field f ? f : right instanceof Field g ? g : null;
            Expression other = field == left ? right : left;
            if (field != null && other instanceof Literal literal && isText(field, literal)) {
                return Set.of(Atom.exact(field.field(), String.valueOf(literal.value())));
            }
        }
        return present(comparison);
    }

    private static @Nullable Set<Atom> membership(Membership membership) {
        if (!(membership.operand() instanceof Field field)
                || membership.match() == Match.REGEX
                || membership.match() == Match.REGEX_FOLD) {
            return present(membership);
        }
        Set<Atom> atoms = new HashSet<>();
        for (Expression entry : membership.list()) {
            if (!(entry instanceof Literal literal) || !isText(field, literal)) {
                return present(membership);
            }
            String text = String.valueOf(literal.value());
            Atom atom =
                    membership.match().isIn()
                            ? Atom.exact(field.field(), text)
                            : pattern(field.field(), text);
            if (atom == null) {
                return present(membership);
            }
            atoms.add(atom);
        }
        return atoms;
    }

    /** Null when its texts are too short to tell anything. */
    private static @Nullable Atom pattern(EcsField field, String pattern) {
        String longest = "";
        for (String part : pattern.split("[*?]", -1)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        if (longest.length() == pattern.length()) {
            return Atom.exact(field, pattern);
        }
        return longest.length() < SHORTEST_PART ? null : Atom.part(field, longest);
    }

    private static @Nullable Set<Atom> call(Call call) {
        boolean contains =
                switch (call.function()) {
                    case STARTS_WITH, ENDS_WITH, STRING_CONTAINS -> true;
                    default -> false;
                };
        if (contains
                && call.arguments().get(0) instanceof Field field
                && call.arguments().get(1) instanceof Literal literal
                && isText(field, literal)) {
            String text = String.valueOf(literal.value());
            if (text.length() >= SHORTEST_PART) {
                return Set.of(Atom.part(field.field(), text));
            }
        }
        return present(call);
    }

    /**
     * Whatever is compared must be there: one of its fields is enough to look for. Unless a part of
     * it is a condition, whose negation needs nothing.
     */
    private static @Nullable Set<Atom> present(Expression expression) {
        return Fields.ofValues(expression).stream()
                .findFirst()
                .map(field -> Set.of(Atom.present(field)))
                .orElse(null);
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Literal literal && literal.value() == null;
    }

    /** Only what is compared as text looks in the event as in the query. */
    private static boolean isText(Field field, Literal literal) {
        return literal.value() instanceof String
                && field.field().type() != EcsField.Type.DATE
                && field.field().type() != EcsField.Type.NUMBER;
    }

    private static int cost(Set<Atom> witness) {
        return witness.stream().mapToInt(Witness::cost).sum();
    }

    /** How often an atom is seen, roughly, in events of one category. */
    private static int cost(Atom atom) {
        return switch (atom.kind()) {
            case PRESENT -> 2_000;
            case PART -> atom.text().length() < 5 ? 8 : 3;
            case EXACT ->
                    switch (atom.field().name()) {
                        case "host.os.type", "event.type", "event.category", "event.kind" -> 4_000;
                        case "event.module", "event.dataset", "data_stream.dataset" -> 3_000;
                        case "event.action", "event.code", "event.provider", "event.outcome" -> 500;
                        case "user.id", "user.name", "user.domain", "network.protocol" -> 500;
                        default -> 1;
                    };
        };
    }
}
