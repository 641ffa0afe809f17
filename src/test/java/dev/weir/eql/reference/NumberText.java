package dev.weir.eql.reference;

import java.math.BigInteger;

/** Text read as a number: by {@code number}, and for a number field whose event holds text. */
final class NumberText {
    private NumberText() {}

    /** The number, or null; base 0 is none given. */
    static Object read(String s, Object base) {
        if (!(base instanceof Long radix) || radix != 0 && (radix < 2 || radix > 36)) {
            return null;
        }
        boolean negative = s.startsWith("-");
        String digits = negative || s.startsWith("+") ? s.substring(1) : s;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        if (hex && (radix == 0 || radix == 16)) {
            return whole(digits.substring(2), 16, negative);
        }
        if (radix != 0 && radix != 10) {
            return whole(digits, (int) (long) radix, negative);
        }
        if (digits.matches("[0-9]+")) {
            return whole(digits, 10, negative);
        }
        if (!digits.matches("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            return null;
        }
        double d = Double.parseDouble(digits);
        return Double.isInfinite(d) ? null : (Object) (negative ? -d : d);
    }

    private static Object whole(String digits, int radix, boolean negative) {
        if (!digits.matches("[0-9a-zA-Z]+")) {
            return null;
        }
        for (char c : digits.toCharArray()) {
            if (Character.digit(c, radix) < 0) {
                return null;
            }
        }
        BigInteger n = new BigInteger(digits, radix);
        n = negative ? n.negate() : n;
        return n.bitLength() < 64 ? (Object) n.longValue() : null;
    }
}
