package dev.weir.event;

import org.jspecify.annotations.Nullable;

/**
 * A pattern in which {@code *} stands for any characters and {@code ?} for one. It must cover the
 * whole text; the case of ASCII letters does not matter.
 */
public final class Glob {
    private final String pattern;

    public Glob(String pattern) {
        this.pattern = Ascii.lower(pattern);
    }

    /**
     * Takes at most length of text times length of pattern, whatever they hold.
     *
     * @param candidate null never matches
     */
    public boolean matches(@Nullable String candidate) {
        if (candidate == null) {
            return false;
        }
        String text = Ascii.lower(candidate);
        int at = 0;
        int next = 0;
        int star = -1;
        int afterStar = 0;
        while (at < text.length()) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                star = next++;
                afterStar = at;
            } else if (next < pattern.length() && fits(pattern.charAt(next), text.charAt(at))) {
                next++;
                at++;
            } else if (star >= 0) {
                // Only the last star can need more: what an earlier one took is enough for it.
                next = star + 1;
                at = ++afterStar;
            } else {
                return false;
            }
        }
        while (next < pattern.length() && pattern.charAt(next) == '*') {
            next++;
        }
        return next == pattern.length();
    }

    private static boolean fits(char pattern, char text) {
        return pattern == '?' || pattern == text;
    }
}
