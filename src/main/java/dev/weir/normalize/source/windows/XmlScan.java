package dev.weir.normalize.source.windows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One pass over an XML text, forgiving where agents are careless: attributes without quotes, names
 * with prefixes, references that mean nothing. Elements must close in order; a document type is
 * refused, so nothing is ever fetched or expanded.
 */
final class XmlScan {
    /** Windows' own events have five levels. */
    private static final int MAX_DEPTH = 32;

    private final String xml;
    private final Handler handler;
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    /** Receives the elements; names come without their prefixes. */
    interface Handler {
        void start(String element, Map<String, String> attributes);

        /**
         * @param text what stands between this end and the last tag before it
         */
        void end(String element, String text);
    }

    XmlScan(String xml, Handler handler) {
        this.xml = xml;
        this.handler = handler;
    }

    /** Reads all; false when the text is not one whole element. */
    boolean read() {
        boolean any = false;
        while (at < xml.length()) {
            boolean inside = !open.isEmpty();
            int tag = xml.indexOf('<', at);
            String between = xml.substring(at, tag < 0 ? xml.length() : tag);
            if (!inside && !between.isBlank() || tag < 0 && inside) {
                return false;
            }
            // Line ends are one character in XML, whatever the file had.
            text.append(XmlText.unescaped(between.replace("\r\n", "\n")));
            at = tag < 0 ? xml.length() : tag;
            if (tag < 0) {
                break;
            }
            boolean special = xml.startsWith("<!", tag) || xml.startsWith("<?", tag);
            if (!special && !inside && any || !(special ? special() : element())) {
                return false;
            }
            any |= !special;
        }
        return any && open.isEmpty();
    }

    private boolean special() {
        if (xml.startsWith("<![CDATA[", at)) {
            int from = at + 9;
            if (!skipPast("]]>")) {
                return false;
            }
            text.append(xml, from, at - 3);
            return true;
        }
        return xml.startsWith("<!--", at)
                ? skipPast("-->")
                : xml.charAt(at + 1) == '?' && skipPast("?>");
    }

    private boolean skipPast(String end) {
        int found = xml.indexOf(end, at);
        at = found + end.length();
        return found >= 0;
    }

    private boolean element() {
        boolean closing = xml.startsWith("</", at);
        at += closing ? 2 : 1;
        String name = local(name());
        if (name.isEmpty()) {
            return false;
        }
        if (closing) {
            skipBlanks();
            return taken(">") && close(name);
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        while (true) {
            skipBlanks();
            if (taken("/>")) {
                begin(name, attributes);
                return close(name);
            }
            if (taken(">")) {
                begin(name, attributes);
                return open.size() <= MAX_DEPTH;
            }
            if (!attribute(attributes)) {
                return false;
            }
        }
    }

    private void begin(String name, Map<String, String> attributes) {
        open.push(name);
        text.setLength(0);
        handler.start(name, attributes);
    }

    private boolean close(String name) {
        if (open.isEmpty() || !open.pop().equals(name)) {
            return false;
        }
        handler.end(name, text.toString());
        text.setLength(0);
        return true;
    }

    private boolean attribute(Map<String, String> attributes) {
        String name = name();
        skipBlanks();
        if (name.isEmpty() || !taken("=")) {
            return false;
        }
        skipBlanks();
        int from = at;
        if (taken("'") || taken("\"")) {
            if (!skipPast(xml.substring(from, at))) {
                return false;
            }
            attributes.put(name, XmlText.unescaped(xml.substring(from + 1, at - 1)));
            return true;
        }
        while (at < xml.length() && !isBlank(xml.charAt(at)) && !atTagEnd()) {
            at++;
        }
        attributes.put(name, XmlText.unescaped(xml.substring(from, at)));
        return at < xml.length();
    }

    private boolean atTagEnd() {
        return xml.charAt(at) == '>' || xml.startsWith("/>", at);
    }

    private String name() {
        int from = at;
        while (at < xml.length()
                && !isBlank(xml.charAt(at))
                && "=/<>'\"".indexOf(xml.charAt(at)) < 0) {
            at++;
        }
        return xml.substring(from, at);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private boolean taken(String expected) {
        if (!xml.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    private void skipBlanks() {
        while (at < xml.length() && isBlank(xml.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
