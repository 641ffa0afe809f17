package dev.weir.eql;

import org.jspecify.annotations.Nullable;

/** Reads a number from text, as Long or Double. */
final class NumberText {

    /** Longer digits are no number: bounded work for any text. */
    private static final int LONGEST = 400;

    private NumberText() {}

    /** Sign, digits, decimals, exponent; null when it is something else or does not fit. */
    static @Nullable Number parse(String text) {
        int length = text.length();
        int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int end = digitsEnd(text, start);
        if (end == start || length > LONGEST) {
            return null;
        }
        if (end == length) {
            return whole(text, 10);
        }
        if (text.charAt(end) == '.') {
            int decimals = end + 1;
            end = digitsEnd(text, decimals);
            if (end == decimals) {
                return null;
            }
        }
        if (end < length && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int digits = end + 1;
            if (digits < length && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
                digits++;
            }
            end = digitsEnd(text, digits);
            if (end == digits) {
                return null;
            }
        }
        return end == length ? Numbers.finite(Double.parseDouble(text)) : null;
    }

    /** As {@link #parse(String)}; 0x is hexadecimal, another base has whole numbers only. */
    static @Nullable Number parse(String text, long base) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        if (hex && (base == 10 || base == 16)) {
            String sign = text.startsWith("-") ? "-" : "";
            return ascii(digits, 2) ? whole(sign + digits.substring(2), 16) : null;
        }
        if (base == 10) {
            return parse(text);
        }
        boolean usable = base >= Character.MIN_RADIX && base <= Character.MAX_RADIX;
        return usable && ascii(digits, 0) ? whole(text, (int) base) : null;
    }

    private static @Nullable Long whole(String text, int base) {
        try {
            return Long.parseLong(text, base);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean ascii(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) > 'z' || !Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() > from && text.length() <= LONGEST;
    }

    private static int digitsEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
