package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.event.Truncation;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RejectedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a document by their dotted name, whether the producer nests objects, keeps dots in
 * keys, wraps single values in arrays, or sends numbers where others send text.
 */
public final class JsonFields {
    private static final int SHOWN = 120;

    /** Digits after which a number is shown as sent instead of written out: 1e999999999. */
    private static final int MAX_DIGITS = 64;

    private JsonFields() {}

    /** The node under the dotted path, or null; a JSON null counts as missing. */
    public static @Nullable JsonNode node(@Nullable JsonNode parent, String path) {
        if (parent == null || !parent.isObject()) {
            return null;
        }
        JsonNode direct = parent.get(path);
        if (direct != null) {
            return direct.isNull() ? null : direct;
        }
        if (path.indexOf('.') < 0) {
            return null;
        }
        DottedName[] cuts = DottedName.cuts(path);
        for (DottedName cut : cuts) {
            JsonNode child = parent.get(cut.head());
            if (child != null && child.isArray() && !child.isEmpty()) {
                child = child.get(0);
            }
            JsonNode found = child == null ? null : node(child, cut.tail());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * The object under the path, or one made of the fields whose dotted names begin with it; null
     * when there is neither.
     */
    public static @Nullable JsonNode object(@Nullable JsonNode parent, String path) {
        JsonNode direct = node(parent, path);
        if (direct != null && direct.isArray() && !direct.isEmpty()) {
            direct = direct.get(0);
        }
        if (direct != null && direct.isObject()) {
            return direct;
        }
        ObjectNode gathered = JsonNodeFactory.instance.objectNode();
        gather(parent, path + ".", gathered);
        return gathered.isEmpty() ? null : gathered;
    }

    private static void gather(@Nullable JsonNode parent, String prefix, ObjectNode gathered) {
        if (parent == null || !parent.isObject()) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : parent.properties()) {
            String name = field.getKey();
            if (name.startsWith(prefix)) {
                gathered.set(name.substring(prefix.length()), field.getValue());
            } else if (prefix.startsWith(name + ".")) {
                gather(field.getValue(), prefix.substring(name.length() + 1), gathered);
            }
        }
    }

    public static boolean has(JsonNode document, String path) {
        return node(document, path) != null;
    }

    /** Whether an object lies under the path. */
    public static boolean isObject(JsonNode document, String path) {
        JsonNode node = node(document, path);
        return node != null && node.isObject();
    }

    /**
     * The first of the fields that holds a value, as text; blank and {@code -} count as missing. Of
     * an array the first element counts.
     */
    public static @Nullable String text(@Nullable JsonNode document, String... paths) {
        for (String path : paths) {
            String text = present(scalar(node(document, path)));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The first of the fields that is there, as sent, also where it says nothing. */
    public static @Nullable String sent(@Nullable JsonNode document, String... paths) {
        for (String path : paths) {
            String sent = scalar(node(document, path));
            if (sent != null) {
                return sent;
            }
        }
        return null;
    }

    /** The text of the first of the fields that holds one, or an empty string. */
    public static String textOrEmpty(@Nullable JsonNode document, String... paths) {
        String text = text(document, paths);
        return text == null ? "" : text;
    }

    /**
     * All elements of a field as sent: strings as they are, numbers and booleans as text. One
     * element for a scalar, none for a missing field.
     */
    public static List<String> texts(@Nullable JsonNode document, String path) {
        JsonNode node = node(document, path);
        List<String> texts = new ArrayList<>();
        if (node != null && node.isArray()) {
            for (JsonNode element : node) {
                String text = scalar(element);
                if (text != null) {
                    texts.add(text);
                }
            }
        } else {
            String text = scalar(node);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A whole number in decimal or {@code 0x} notation, as number or text; otherwise null. */
    public static @Nullable Long number(@Nullable JsonNode document, String... paths) {
        return number(text(document, paths));
    }

    /** A whole number in decimal or {@code 0x} notation; null when the text is neither. */
    public static @Nullable Long number(@Nullable String text) {
        if (text == null || text.isEmpty() || isNoNumber(text.charAt(0))) {
            return null;
        }
        try {
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Long.parseUnsignedLong(text.substring(2), 16)
                    : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether no number begins with the character: an exception costs more than the event. */
    private static boolean isNoNumber(char first) {
        return first < 0x80 && (first < '0' || first > '9') && first != '-' && first != '+';
    }

    /** The text itself, or null when it says nothing: blank or {@code -}. */
    public static @Nullable String present(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String trimmed = text.strip();
        return trimmed.isEmpty() || trimmed.equals("-") ? null : text;
    }

    /** The required value, or a rejection that names the fields that could have held it. */
    public static String required(@Nullable String value, String fields) throws RejectedException {
        if (value == null) {
            throw new RejectedException(Reason.INVALID_FIELD, fields + " is missing");
        }
        return value;
    }

    /** A rejection that names a field and its value. */
    public static RejectedException invalid(String field, @Nullable String value) {
        return new RejectedException(
                Reason.INVALID_FIELD, field + " cannot be read: " + shown(String.valueOf(value)));
    }

    /** The value cut to a length that fits a dead letter. */
    public static String shown(String value) {
        return Truncation.text(value, SHOWN);
    }

    /** The text of a scalar, or of the first in a list, as sent; null for an object. */
    public static @Nullable String scalar(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isArray()) {
            return node.isEmpty() ? null : scalar(node.get(0));
        }
        if (node.isInt() || node.isLong()) {
            return Long.toString(node.longValue());
        }
        if (node.isNumber()) {
            return decimal(node.decimalValue());
        }
        return node.isValueNode() ? node.asText() : null;
    }

    private static String decimal(BigDecimal number) {
        if (Math.abs((long) number.scale()) + number.precision() > MAX_DIGITS) {
            return number.toString();
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
