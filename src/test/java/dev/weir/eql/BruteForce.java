package dev.weir.eql;

import dev.weir.eql.Expression.And;
import dev.weir.eql.Expression.Arithmetic;
import dev.weir.eql.Expression.Call;
import dev.weir.eql.Expression.Comparison;
import dev.weir.eql.Expression.Field;
import dev.weir.eql.Expression.Literal;
import dev.weir.eql.Expression.Match;
import dev.weir.eql.Expression.Membership;
import dev.weir.eql.Expression.Negative;
import dev.weir.eql.Expression.Not;
import dev.weir.eql.Expression.Operator;
import dev.weir.eql.Expression.Or;
import dev.weir.event.EcsField;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.jspecify.annotations.Nullable;

/**
 * What a condition means, evaluated as plainly as it can be said: no closures, no shortcuts, all
 * values in exact decimals. Slow, and the measure of the compiled one.
 */
final class BruteForce {
    private final Map<String, List<Object>> event;

    BruteForce(Map<String, List<Object>> event) {
        this.event = event;
    }

    boolean holds(Query.Event query) {
        boolean category =
                query.category() == null
                        || event.getOrDefault("event.category", List.of())
                                .contains(query.category());
        return category && holds(query.condition());
    }

    private boolean holds(Expression condition) {
        if (condition instanceof And and) {
            boolean all = true;
            for (Expression part : and.all()) {
                all &= holds(part);
            }
            return all;
        }
        if (condition instanceof Or or) {
            boolean any = false;
            for (Expression part : or.any()) {
                any |= holds(part);
            }
            return any;
        }
        if (condition instanceof Not not) {
            return !holds(not.operand());
        }
        if (condition instanceof Comparison comparison) {
            return compares(comparison);
        }
        if (condition instanceof Membership membership) {
            return isMember(membership);
        }
        return values(condition, 'b').contains(true);
    }

    private boolean compares(Comparison comparison) {
        Expression left = comparison.left();
        Expression right = comparison.right();
        boolean unequal = comparison.operator() == Operator.NOT_EQUAL;
        if (isNull(left) || isNull(right)) {
            Expression other = isNull(left) ? right : left;
            boolean missing = isNull(other) || values(other, typeOf(other)).isEmpty();
            return missing != unequal;
        }
        char type = common(left, right);
        boolean found = false;
        for (Object a : values(left, type)) {
            for (Object b : values(right, type)) {
                found |= compares(a, unequal ? Operator.EQUAL : comparison.operator(), b);
            }
        }
        return found != unequal;
    }

    private static boolean compares(Object a, Operator operator, Object b) {
        if (a instanceof Boolean || b instanceof Boolean) {
            return a.equals(b) && operator == Operator.EQUAL;
        }
        int order =
                a instanceof BigDecimal number
                        ? number.compareTo((BigDecimal) b)
                        : byCodePoint((String) a, (String) b);
        return switch (operator) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
            default -> throw new IllegalStateException(operator.toString());
        };
    }

    private static int byCodePoint(String a, String b) {
        int[] x = a.codePoints().toArray();
        int[] y = b.codePoints().toArray();
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            if (x[i] != y[i]) {
                return Integer.compare(x[i], y[i]);
            }
        }
        return Integer.compare(x.length, y.length);
    }

    private boolean isMember(Membership membership) {
        char type = common(membership.operand(), membership.list().get(0));
        boolean member = false;
        for (Object value : values(membership.operand(), type)) {
            for (Expression entry : membership.list()) {
                for (Object wanted : values(entry, type)) {
                    member |= isLike(value, membership.match(), wanted);
                }
            }
        }
        return member;
    }

    private static boolean isLike(Object value, Match match, Object wanted) {
        return switch (match) {
            case IN -> compares(value, Operator.EQUAL, wanted);
            case IN_FOLD ->
                    value instanceof String text
                            ? fold(text).equals(fold((String) wanted))
                            : compares(value, Operator.EQUAL, wanted);
            case LIKE -> wildcard((String) wanted, (String) value);
            case LIKE_FOLD -> wildcard(fold((String) wanted), fold((String) value));
            case REGEX, REGEX_FOLD -> {
                int flags = match == Match.REGEX ? 0 : RegExp.ASCII_CASE_INSENSITIVE;
                yield new CharacterRunAutomaton(
                                Operations.determinize(
                                        new RegExp((String) wanted, RegExp.ALL, flags)
                                                .toAutomaton(),
                                        100_000))
                        .run((String) value);
            }
        };
    }

    /** One character of the pattern after the other, each run tried at every length. */
    private static boolean wildcard(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        int first = pattern.codePointAt(0);
        String rest = pattern.substring(Character.charCount(first));
        if (first == '*') {
            for (int i = 0; i <= text.length(); i = i == text.length() ? i + 1 : next(text, i)) {
                if (wildcard(rest, text.substring(i))) {
                    return true;
                }
            }
            return false;
        }
        return !text.isEmpty()
                && (first == '?' || first == text.codePointAt(0))
                && wildcard(rest, text.substring(next(text, 0)));
    }

    private static int next(String text, int i) {
        return i + Character.charCount(text.codePointAt(i));
    }

    static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        for (char c : text.toCharArray()) {
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return folded.toString();
    }

    /** All values that an expression has, of a type: text, number, boolean or any. */
    List<Object> values(Expression expression, char type) {
        List<Object> values = new ArrayList<>();
        if (expression instanceof Literal literal) {
            add(literal.value(), type, values);
        } else if (expression instanceof Field field) {
            for (Object value : event.getOrDefault(field.field().name(), List.of())) {
                add(value, type, values);
            }
        } else if (expression instanceof Negative negative) {
            for (Object value : values(negative.operand(), 'n')) {
                add(BruteForceFunctions.fit(((BigDecimal) value).negate()), type, values);
            }
        } else if (expression instanceof Arithmetic arithmetic) {
            for (Object a : values(arithmetic.left(), 'n')) {
                for (Object b : values(arithmetic.right(), 'n')) {
                    add(
                            BruteForceFunctions.arithmetic(
                                    arithmetic.operator(), (BigDecimal) a, (BigDecimal) b),
                            type,
                            values);
                }
            }
        } else if (expression instanceof Call call) {
            new BruteForceFunctions(this, call)
                    .results()
                    .forEach(value -> add(value, type, values));
        } else {
            values.add(holds(expression));
        }
        return values;
    }

    private static void add(@Nullable Object value, char type, List<Object> values) {
        Object brought = bring(value, type);
        if (brought != null) {
            values.add(brought);
        }
    }

    static @Nullable Object bring(@Nullable Object value, char type) {
        return switch (type) {
            case 't' -> value == null ? null : text(value);
            case 'n' -> number(value);
            case 'b' -> value instanceof Boolean ? value : null;
            default -> value instanceof Number number ? new BigDecimal(number.toString()) : value;
        };
    }

    static String text(Object value) {
        if (value instanceof BigDecimal || value instanceof Double) {
            BigDecimal number = new BigDecimal(value.toString());
            return number.scale() > 0 && number.stripTrailingZeros().scale() <= 0
                    ? number.stripTrailingZeros().toPlainString()
                    : number.toPlainString();
        }
        return value.toString();
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        return value instanceof String text && text.matches("[0-9]{1,19}")
                ? new BigDecimal(new BigInteger(text))
                : null;
    }

    static boolean isNull(Expression expression) {
        return expression instanceof Literal literal && literal.value() == null;
    }

    /** The type as which both sides are compared: that of the field, else of the other side. */
    private static char common(Expression a, Expression b) {
        char type = typeOf(a);
        return type == 'a' ? typeOf(b) : type;
    }

    static char typeOf(Expression expression) {
        if (expression instanceof Literal literal) {
            Object value = literal.value();
            return value instanceof String ? 't' : value instanceof Boolean ? 'b' : 'n';
        }
        if (expression instanceof Field field) {
            return switch (EcsField.of(field.field().name()).type()) {
                case KEYWORD, IP -> 't';
                case NUMBER -> 'n';
                case BOOLEAN -> 'b';
                default -> 'a';
            };
        }
        if (expression instanceof Negative || expression instanceof Arithmetic) {
            return 'n';
        }
        return expression instanceof Call call ? BruteForceFunctions.typeOf(call.function()) : 'b';
    }
}
