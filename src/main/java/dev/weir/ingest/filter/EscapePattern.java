package dev.weir.ingest.filter;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    public List<byte[]> heads() {
        return codes().map(code -> (START + code).getBytes(StandardCharsets.US_ASCII)).toList();
    }

    /** Of the characters that hide, as two hexadecimal digits. */
    private Stream<String> codes() {
        return IntStream.range(0, hides.length)
                .filter(c -> hides[c])
                .mapToObj(c -> HexFormat.of().toHexDigits((byte) c));
    }

    @Override
    public List<List<Triple>> triples() {
        Set<Triple> triples = new LinkedHashSet<>();
        triples.add(new Triple("\\u0", 0));
        triples.add(new Triple("u00", 1));
        codes().forEach(
                        code -> {
                            triples.add(new Triple("00" + code.charAt(0), 2));
                            triples.add(new Triple("0" + code, 3));
                        });
        return triples.stream().map(List::of).toList();
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
