package dev.weir.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A {@code \}{@code u00XX} escape of a character that can hide a token. Other escapes, such as
 * those of {@code <} and {@code >} that some writers always use, hide nothing.
 */
final class EscapePattern implements BytePattern {
    private static final String START = "\\u00";
    private static final int LENGTH = 6;

    /** Where a string holds JSON again, the escape itself may be escaped. */
    private static final String OF_ESCAPES = "\\u0123456789abcdef";

    /** Which characters hide, by their code. */
    private final boolean[] hides = new boolean[1 << Byte.SIZE];

    /**
     * @param tokens the characters that count, in lower case
     */
    EscapePattern(String tokens) {
        String characters = OF_ESCAPES + tokens;
        (characters + characters.toUpperCase(Locale.ROOT)).chars().forEach(c -> hides[c] = true);
    }

    @Override
    public byte[] head() {
        return ascii(START);
    }

    @Override
    public List<Triple> triples() {
        Set<String> thirds = new LinkedHashSet<>();
        Set<String> fourths = new LinkedHashSet<>();
        for (int c = 0; c < hides.length; c++) {
            if (hides[c]) {
                String code = HexFormat.of().toHexDigits((byte) c);
                thirds.add("00" + code.charAt(0));
                fourths.add("0" + code);
            }
        }
        List<Triple> triples = new ArrayList<>();
        triples.add(new Triple(ascii("\\u0"), 0));
        triples.add(new Triple(ascii("u00"), 1));
        thirds.forEach(third -> triples.add(new Triple(ascii(third), 2)));
        fourths.forEach(fourth -> triples.add(new Triple(ascii(fourth), 3)));
        return triples;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean standsAt(byte[] bytes, int start, int offset, int end) {
        if (start < offset || start > end - LENGTH || bytes[start] != '\\') {
            return false;
        }
        int code =
                Character.digit(bytes[start + 4], 16) << 4 | Character.digit(bytes[start + 5], 16);
        return code >= 0
                && hides[code]
                && bytes[start + 1] == 'u'
                && bytes[start + 2] == '0'
                && bytes[start + 3] == '0';
    }
}
