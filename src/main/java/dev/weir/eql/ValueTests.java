package dev.weir.eql;

import dev.weir.eql.Expression.Match;
import dev.weir.eql.Expression.Operator;
import dev.weir.event.Ascii;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;

/** Tests of a value against what the query says. */
final class ValueTests {

    private ValueTests() {}

    static ValueTest compare(Operator operator, Object constant) {
        if (constant instanceof String || constant instanceof Boolean) {
            if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
                return constant::equals;
            }
        }
        return switch (operator) {
            case LESS -> value -> order(value, constant) < 0;
            case AT_MOST -> value -> order(value, constant) <= 0;
            case MORE -> value -> order(value, constant) > 0;
            case AT_LEAST -> value -> order(value, constant) >= 0;
            default -> value -> order(value, constant) == 0;
        };
    }

    private static int order(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return Numbers.compare(x, y);
        }
        if (a instanceof Instant x && b instanceof Instant y) {
            return x.compareTo(y);
        }
        return Values.compareText((String) a, (String) b);
    }

    static ValueTest in(Match match, List<Object> constants) {
        return switch (match) {
            case IN, IN_FOLD -> in(constants, match.fold());
            case LIKE, LIKE_FOLD -> like(constants, match.fold());
            case REGEX, REGEX_FOLD -> regex(constants, match.fold());
        };
    }

    private static ValueTest in(List<Object> constants, boolean fold) {
        if (!constants.isEmpty() && constants.get(0) instanceof String) {
            return words(constants.stream().map(String.class::cast).toList(), fold);
        }
        ValueTest[] equal =
                constants.stream().map(c -> compare(Operator.EQUAL, c)).toArray(ValueTest[]::new);
        return value -> any(equal, value);
    }

    private static ValueTest words(List<String> words, boolean fold) {
        if (words.size() == 1) {
            String word = words.get(0);
            return fold ? value -> Ascii.same((String) value, word) : word::equals;
        }
        Set<String> set =
                words.stream()
                        .map(word -> fold ? Ascii.lower(word) : word)
                        .collect(Collectors.toCollection(HashSet::new));
        return fold ? value -> set.contains(Ascii.lower((String) value)) : set::contains;
    }

    private static ValueTest like(List<Object> constants, boolean fold) {
        List<String> patterns = constants.stream().map(String.class::cast).toList();
        List<String> words = patterns.stream().filter(p -> !Glob.isPattern(p)).toList();
        Glob[] globs =
                patterns.stream()
                        .filter(Glob::isPattern)
                        .map(p -> new Glob(p, fold))
                        .toArray(Glob[]::new);
        ValueTest like = value -> any(globs, (String) value);
        if (words.isEmpty()) {
            return like;
        }
        ValueTest word = words(words, fold);
        return globs.length == 0 ? word : value -> word.test(value) || like.test(value);
    }

    private static ValueTest regex(List<Object> constants, boolean fold) {
        CharacterRunAutomaton[] automata =
                constants.stream()
                        .map(pattern -> Regex.compile((String) pattern, fold))
                        .toArray(CharacterRunAutomaton[]::new);
        return value -> {
            for (CharacterRunAutomaton automaton : automata) {
                if (automaton.run((String) value)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean any(Glob[] globs, String value) {
        for (Glob glob : globs) {
            if (glob.matches(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(ValueTest[] tests, Object value) {
        for (ValueTest test : tests) {
            if (test.test(value)) {
                return true;
            }
        }
        return false;
    }
}
