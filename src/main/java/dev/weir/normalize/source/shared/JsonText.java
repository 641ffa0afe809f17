package dev.weir.normalize.source.shared;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a text in a JSON document that has been read before, so that no fault is looked for.
 *
 * @param json UTF-8
 * @param from where the text begins, behind its quote
 */
record JsonText(byte[] json, int from) {
    private static final char REPLACEMENT = '\uFFFD';

    /** The record's own limits have been held already. */
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /** What they say. */
    String decoded() {
        int at = from;
        byte next = json[at];
        while (next != '"' && next != '\\' && next >= 0) {
            next = json[++at];
        }
        return next == '"'
                ? new String(json, from, at - from, StandardCharsets.ISO_8859_1)
                : unescaped(at);
    }

    /**
     * @param special the place of the first character that is not what it says
     */
    private String unescaped(int special) {
        byte[] plain = new byte[Math.max(64, 2 * (special - from))];
        int length = 0;
        int run = from;
        int all = 0;
        int at = special;
        for (byte next = json[at]; next != '"'; next = json[++at]) {
            all |= next;
            if (next == '\\') {
                plain = copied(run, at, plain, length);
                length += at - run;
                byte named = escaped(json[++at]);
                if (named == 0) {
                    return parsed();
                }
                plain[length++] = named;
                run = at + 1;
            }
        }
        plain = copied(run, at, plain, length);
        length += at - run;
        if (all >= 0) {
            return new String(plain, 0, length, StandardCharsets.ISO_8859_1);
        }
        String decoded = new String(plain, 0, length, StandardCharsets.UTF_8);
        return decoded.indexOf(REPLACEMENT) < 0 ? decoded : parsed();
    }

    /** The bytes with a part of the record at their end, and room for one more. */
    private byte[] copied(int begin, int end, byte[] bytes, int length) {
        int wanted = length + end - begin + 1;
        byte[] room = wanted <= bytes.length ? bytes : Arrays.copyOf(bytes, 2 * wanted);
        System.arraycopy(json, begin, room, length, end - begin);
        return room;
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
        int begin = from - 1;
        try (JsonParser parser = JSON.createParser(json, begin, json.length - begin)) {
            return parser.nextTextValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
