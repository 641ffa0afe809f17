package dev.weir.event;

/** Cuts texts that an endpoint chose; never through a surrogate pair, which no UTF-8 could hold. */
public final class Truncation {
    private Truncation() {}

    /**
     * The text, or its first characters and an ellipsis: {@code limit} UTF-16 units at the most.
     */
    public static String text(String text, int limit) {
        return text.length() <= limit ? text : head(text, limit - 1) + "…";
    }

    /** The first characters of the text: {@code limit} UTF-16 units at the most. */
    public static String head(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        boolean splits = limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1));
        return text.substring(0, splits ? limit - 1 : limit);
    }
}
