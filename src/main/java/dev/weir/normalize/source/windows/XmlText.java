package dev.weir.normalize.source.windows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** References in XML text. */
final class XmlText {
    /** The five that XML has without a document type. */
    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");

    /** A reference to the last character of Unicode, in hexadecimal, has ten. */
    private static final int MAX_LENGTH = 12;

    private XmlText() {}

    /** The text with its references replaced once; what is no reference stays as it is. */
    static String unescaped(String text) {
        int mark = text.indexOf('&');
        if (mark < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int done = 0;
        while (mark >= 0) {
            int end = mark + 1;
            while (end < text.length() && end - mark < MAX_LENGTH && text.charAt(end) != ';') {
                end++;
            }
            String value = value(text.substring(mark + 1, Math.min(end, text.length())));
            if (end == text.length() || text.charAt(end) != ';') {
                value = null;
            }
            if (value != null) {
                plain.append(text, done, mark).append(value);
                done = end + 1;
            }
            mark = text.indexOf('&', value == null ? mark + 1 : done);
        }
        return plain.append(text, done, text.length()).toString();
    }

    private static @Nullable String value(String reference) {
        if (!reference.startsWith("#")) {
            return NAMED.get(reference);
        }
        boolean hex = reference.startsWith("#x");
        try {
            int code = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
