package dev.weir.local.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Builds HTML and SVG. Text and attribute values are always escaped: what endpoints report is the
 * attacker's choice. Names of tags and attributes must be literals.
 */
final class Html {
    private final StringBuilder page = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; an attribute whose value is empty is left out
     */
    Html open(String tag, String... attributes) {
        page.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                page.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                page.append('"');
            }
        }
        page.append('>');
        open.push(tag);
        return this;
    }

    Html close() {
        page.append("</").append(open.pop()).append('>');
        if (open.size() < 3) {
            page.append('\n');
        }
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** An element that holds text only. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Appends what another builder made. */
    Html add(Html other) {
        page.append(other);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                case '\n', '\t' -> page.append(c);
                default -> visible(c, isPaired(text, i));
            }
        }
    }

    /** Shows the code of a character that would hide, turn the text around it, or break UTF-8. */
    private void visible(char c, boolean paired) {
        int type = Character.getType(c);
        boolean half = Character.isSurrogate(c) && !paired;
        if (half || type == Character.CONTROL || type == Character.FORMAT) {
            page.append(String.format("\\u%04x", (int) c));
        } else {
            page.append(c);
        }
    }

    private static boolean isPaired(String text, int i) {
        int next = Math.min(i + 1, text.length() - 1);
        int previous = Math.max(i - 1, 0);
        return Character.isSurrogatePair(text.charAt(i), text.charAt(next))
                || Character.isSurrogatePair(text.charAt(previous), text.charAt(i));
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return page.toString();
    }
}
