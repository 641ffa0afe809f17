package dev.weir.event;

/**
 * Letter case as Windows object names need it here: A to Z only. A KELVIN SIGN is not a k, so that
 * no look-alike name can pass for a real one.
 */
public final class Ascii {

    private Ascii() {}

    public static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                return lowerFrom(text, i);
            }
        }
        return text;
    }

    private static String lowerFrom(String text, int first) {
        char[] chars = text.toCharArray();
        for (int i = first; i < chars.length; i++) {
            chars[i] = fold(chars[i]);
        }
        return new String(chars);
    }

    public static boolean same(String a, String b) {
        return a.length() == b.length() && startsWith(a, b);
    }

    public static boolean startsWith(String text, String prefix) {
        return startsWith(text, prefix, 0);
    }

    public static boolean endsWith(String text, String suffix) {
        return startsWith(text, suffix, text.length() - suffix.length());
    }

    public static boolean contains(String text, String part) {
        return indexOf(text, part, 0) >= 0;
    }

    /** Position of {@code part} at or after {@code from}; -1 when there is none. */
    public static int indexOf(String text, String part, int from) {
        if (part.isEmpty()) {
            return from <= text.length() ? from : -1;
        }
        char first = fold(part.charAt(0));
        for (int i = from; i <= text.length() - part.length(); i++) {
            if (fold(text.charAt(i)) == first && startsWith(text, part, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether {@code part} stands at {@code offset}, which may lie outside the text. */
    public static boolean startsWith(String text, String part, int offset) {
        if (offset < 0 || offset + part.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            if (fold(text.charAt(offset + i)) != fold(part.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is one of A to Z, in either case. */
    public static boolean isLetter(char c) {
        char folded = fold(c);
        return folded >= 'a' && folded <= 'z';
    }

    private static char fold(char c) {
        return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
