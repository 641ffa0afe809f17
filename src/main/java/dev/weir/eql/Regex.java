package dev.weir.eql;

import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** A regular expression in Lucene's language, run as a deterministic automaton over code points. */
final class Regex {

    /** Elasticsearch's own bound, {@code index.max_regex_length}. */
    static final int MAX_LENGTH = 1_000;

    /** What Lucene allows by default for making an automaton deterministic. */
    private static final int MAX_WORK = Operations.DEFAULT_DETERMINIZE_WORK_LIMIT;

    private static final int MAX_GROUPS = 100;
    private static final long MAX_STATES = 5_000;
    private static final long MAX_TABLE = 2_000_000;

    private Regex() {}

    /**
     * @throws IllegalArgumentException when it is none, or too large; the message says which
     */
    static CharacterRunAutomaton compile(String pattern, boolean fold) {
        if (pattern.length() > MAX_LENGTH
                || pattern.chars().filter(c -> c == '(').count() > MAX_GROUPS) {
            throw new IllegalArgumentException(
                    "a regular expression has at most %d characters and %d groups"
                            .formatted(MAX_LENGTH, MAX_GROUPS));
        }
        try {
            RegExp parsed = parse(pattern, fold ? RegExp.ASCII_CASE_INSENSITIVE : 0);
            if (size(parsed) > MAX_STATES) {
                throw tooLarge();
            }
            Automaton automaton = Operations.determinize(parsed.toAutomaton(), MAX_WORK);
            if (automaton.getNumStates() == 0) {
                // Of (#){2}, say: Lucene's own kind of nothing is one that it can run.
                automaton = Automata.makeEmpty();
            }
            if ((long) automaton.getNumStates() * automaton.getStartPoints().length > MAX_TABLE) {
                throw tooLarge();
            }
            return new CharacterRunAutomaton(automaton, MAX_WORK);
        } catch (TooComplexToDeterminizeException e) {
            throw tooLarge();
        }
    }

    /** Lucene takes the last {@code -} of {@code [a-z-]} for a range without end. */
    private static RegExp parse(String pattern, int flags) {
        try {
            return new RegExp(pattern, RegExp.ALL, flags);
        } catch (IllegalArgumentException e) {
            String escaped = escapeLastHyphens(pattern);
            if (escaped.equals(pattern)) {
                throw e;
            }
            return new RegExp(escaped, RegExp.ALL, flags);
        }
    }

    private static String escapeLastHyphens(String pattern) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                escaped.append(c).append(pattern.charAt(++i));
            } else {
                escaped.append(pattern.startsWith("-]", i) ? "\\-" : String.valueOf(c));
            }
        }
        return escaped.toString();
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("this regular expression needs too large an automaton");
    }

    /** States before determinising, at least: repeats are written out. */
    private static long size(RegExp part) {
        long inner = part.exp1 == null ? 1 : size(part.exp1);
        long size =
                switch (part.kind) {
                    case REGEXP_REPEAT_MIN -> inner * Math.max(1, part.min);
                    case REGEXP_REPEAT_MINMAX -> inner * Math.max(1, part.max);
                    case REGEXP_INTERSECTION -> inner * size(part.exp2);
                    case REGEXP_INTERVAL -> 20L * String.valueOf(part.max).length();
                    case REGEXP_STRING -> part.s.length();
                    default -> part.exp2 == null ? inner : inner + size(part.exp2);
                };
        return Math.min(size, Integer.MAX_VALUE);
    }
}
