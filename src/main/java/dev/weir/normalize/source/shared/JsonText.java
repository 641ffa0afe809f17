package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a text in a JSON document that has been read before, so that no fault is looked for.
 */
final class JsonText {
    private static final char REPLACEMENT = '\uFFFD';

    /** The record's own limits have been held already. */
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final byte[] json;
    private final int from;
    private boolean backslashes;

    /**
     * @param json UTF-8
     * @param from where the text begins, behind its quote
     */
    JsonText(byte[] json, int from) {
        this.json = json;
        this.from = from;
    }

    /** Whether what was decoded may have two backslashes in a row; never a false no. */
    boolean mayHaveTwoBackslashes() {
        return backslashes;
    }

    /** What they say. */
    String decoded() {
        int special = JsonBytes.special(json, from, json.length);
        return json[special] == '"'
                ? new String(json, from, special - from, StandardCharsets.ISO_8859_1)
                : unescaped(special);
    }

    /**
     * @param special the place of the first character that is not what it says
     */
    private String unescaped(int special) {
        int end = end(special);
        byte[] plain = new byte[end - from + Long.BYTES];
        int length = 0;
        int all = 0;
        for (int at = from; at < end; ) {
            int next = JsonBytes.copy(json, at, plain, length);
            length += next - at;
            at = next;
            if (json[at] == '\\') {
                byte named = escaped(json[at + 1]);
                if (named == 0) {
                    return parsed();
                }
                backslashes |= named == '\\' && json[at + 2] == '\\' && json[at + 3] == '\\';
                plain[length++] = named;
                at += 2;
            } else if (at < end) {
                all |= json[at];
                plain[length++] = json[at++];
            }
        }
        if (all >= 0) {
            return new String(plain, 0, length, StandardCharsets.ISO_8859_1);
        }
        String decoded = new String(plain, 0, length, StandardCharsets.UTF_8);
        return decoded.indexOf(REPLACEMENT) < 0 ? decoded : parsed();
    }

    /** The place of the quote that ends the text. */
    private int end(int special) {
        int at = special;
        while (json[at] != '"') {
            at = JsonBytes.special(json, json[at] == '\\' ? at + 2 : at + 1, json.length);
        }
        return at;
    }

    /** 0 for a character that is named by its number. */
    private static byte escaped(byte name) {
        return switch (name) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> 0;
            default -> name;
        };
    }

    /** What is rare is read as the whole document is read. */
    private String parsed() {
        backslashes = true;
        int begin = from - 1;
        try (JsonParser parser = JSON.createParser(json, begin, json.length - begin)) {
            return parser.nextTextValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
