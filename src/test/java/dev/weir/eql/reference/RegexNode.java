package dev.weir.eql.reference;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;

/** A part of a regular expression; from a start it gives every end of a match in a text. */
sealed interface RegexNode {

    /** Ends of the matches that begin at a position. */
    BitSet ends(int[] text, int start);

    /** Whether a whole text matches. */
    static boolean matches(RegexNode n, String text) {
        int[] t = text.codePoints().toArray();
        return n.ends(t, 0).get(t.length);
    }

    /** Ends of the matches that begin at any of some positions. */
    private static BitSet step(RegexNode n, int[] text, BitSet starts) {
        BitSet out = new BitSet();
        starts.stream().forEach(s -> out.or(n.ends(text, s)));
        return out;
    }

    private static BitSet just(int position) {
        BitSet b = new BitSet();
        b.set(position);
        return b;
    }

    /** Literal text. */
    record Text(String value) implements RegexNode {
        @Override
        public BitSet ends(int[] text, int start) {
            int[] v = value.codePoints().toArray();
            for (int i = 0; i < v.length; i++) {
                if (start + i >= text.length || text[start + i] != v[i]) {
                    return new BitSet();
                }
            }
            return just(start + v.length);
        }
    }

    /** One code point of a range. */
    record Span(int from, int to) implements RegexNode {
        static final Span ANY = new Span(0, Character.MAX_CODE_POINT);

        @Override
        public BitSet ends(int[] text, int start) {
            boolean hit = start < text.length && text[start] >= from && text[start] <= to;
            return hit ? just(start + 1) : new BitSet();
        }
    }

    /** One of several; of none, nothing. */
    record Union(List<RegexNode> parts) implements RegexNode {
        @Override
        public BitSet ends(int[] text, int start) {
            BitSet out = new BitSet();
            parts.forEach(p -> out.or(p.ends(text, start)));
            return out;
        }
    }

    /** Both at once. */
    record Intersection(RegexNode left, RegexNode right) implements RegexNode {
        @Override
        public BitSet ends(int[] text, int start) {
            BitSet out = left.ends(text, start);
            out.and(right.ends(text, start));
            return out;
        }
    }

    /** Every run that the inner part does not match. */
    record Complement(RegexNode inner) implements RegexNode {
        @Override
        public BitSet ends(int[] text, int start) {
            BitSet out = new BitSet();
            out.set(start, text.length + 1);
            out.andNot(inner.ends(text, start));
            return out;
        }
    }

    /** One after the other. */
    record Concatenation(List<RegexNode> parts) implements RegexNode {
        @Override
        public BitSet ends(int[] text, int start) {
            BitSet at = just(start);
            for (RegexNode p : parts) {
                at = step(p, text, at);
            }
            return at;
        }
    }

    /** From min to max times; max -1 is without bound, and below min is never. */
    record Repeat(RegexNode inner, int min, int max) implements RegexNode {
        @Override
        public BitSet ends(int[] text, int start) {
            if (max >= 0 && min > max) {
                return new BitSet();
            }
            BitSet at = just(start);
            for (int i = 0; i < min; i++) {
                BitSet after = step(inner, text, at);
                if (after.equals(at)) {
                    break;
                }
                at = after;
            }
            BitSet all = (BitSet) at.clone();
            for (int i = min; max < 0 || i < max; i++) {
                at = step(inner, text, at);
                int before = all.cardinality();
                all.or(at);
                if (all.cardinality() == before) {
                    break;
                }
            }
            return all;
        }
    }

    /** Decimal digits whose number lies between two; digits 0 is any count of them. */
    record Interval(int min, int max, int digits) implements RegexNode {
        @Override
        public BitSet ends(int[] text, int start) {
            BitSet out = new BitSet();
            BigInteger n = BigInteger.ZERO;
            for (int i = start; i < text.length && text[i] >= '0' && text[i] <= '9'; i++) {
                n = n.multiply(BigInteger.TEN).add(BigInteger.valueOf(text[i] - '0'));
                boolean inside =
                        n.compareTo(BigInteger.valueOf(min)) >= 0
                                && n.compareTo(BigInteger.valueOf(max)) <= 0;
                if (inside && (digits == 0 || i - start + 1 == digits)) {
                    out.set(i + 1);
                }
            }
            return out;
        }
    }
}
