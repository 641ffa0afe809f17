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
        int end = special;
        int escapes = 0;
        int all = 0;
        for (byte next = json[end]; next != '"'; next = json[++end]) {
            all |= next;
            if (next == '\\') {
                escapes++;
                end++;
            }
        }
        byte[] plain = new byte[end - from - escapes];
        int length = 0;
        int run = from;
        for (int at = special; at < end; at++) {
            if (json[at] == '\\') {
                System.arraycopy(json, run, plain, length, at - run);
                length += at - run;
                byte named = escaped(json[++at]);
                if (named == 0) {
                    return parsed();
                }
                backslashes |= named == '\\' && json[at + 1] == '\\' && json[at + 2] == '\\';
                plain[length++] = named;
                run = at + 1;
            }
        }
        System.arraycopy(json, run, plain, length, end - run);
        if (all >= 0) {
            return new String(plain, StandardCharsets.ISO_8859_1);
        }
        String decoded = new String(plain, StandardCharsets.UTF_8);
        return decoded.indexOf(REPLACEMENT) < 0 ? decoded : parsed();
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
