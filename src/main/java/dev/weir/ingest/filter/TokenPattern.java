package dev.weir.ingest.filter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One token, in every spelling without {@code \}{@code u} escapes: JSON writes a backslash as two,
 * and as four or eight where a string holds JSON again, and may write {@code \/} for a slash.
 *
 * <p>The longest part that is spelled alike everywhere, the anchor, is compared byte by byte;
 * around it backslashes are ignored, so that one comparison serves all spellings.
 */
final class TokenPattern implements BytePattern {
    private static final int SHORTEST = 6;

    private final byte[] before;
    private final byte[] anchor;
    private final byte[] after;

    /**
     * @throws IllegalArgumentException when the token is not printable lower-case ASCII, or has no
     *     part of six bytes that can be its anchor
     */
    TokenPattern(String token) {
        int from = 0;
        int to = 0;
        int least = Integer.MAX_VALUE;
        for (int start = 0; start <= token.length() - SHORTEST; start++) {
            int stop = anchorEnd(token, start);
            int common = stop - start < SHORTEST ? least : commonness(token.substring(start, stop));
            if (common < least) {
                from = start;
                to = stop;
                least = common;
            }
        }
        if (to == 0 || !token.chars().allMatch(TokenPattern::isAllowed)) {
            throw new IllegalArgumentException(
                    "Token '"
                            + token
                            + "' needs six lower-case ASCII characters without a backslash, slash"
                            + " or quote between them");
        }
        before = plain(token.substring(0, from));
        anchor = token.substring(from, to).getBytes(StandardCharsets.US_ASCII);
        after = plain(token.substring(to));
    }

    /** Where the part that begins at {@code start} ends; a backslash may only begin or end it. */
    private static int anchorEnd(String token, int start) {
        int i = start + 1;
        while (i < token.length() && "\\/\"".indexOf(token.charAt(i)) < 0) {
            i++;
        }
        return i < token.length() && token.charAt(i) == '\\' ? i + 1 : i;
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c < 0x7f && !(c >= 'A' && c <= 'Z');
    }

    private static byte[] plain(String part) {
        return part.replaceAll("[\\\\ ]", "").getBytes(StandardCharsets.US_ASCII);
    }

    /** How often the rarest triples of the part occur in other words. */
    private static int commonness(String part) {
        return triples(part).stream()
                .mapToInt(same -> same.stream().mapToInt(CommonText::count).min().orElse(0))
                .sum();
    }

    private static List<List<Triple>> triples(String part) {
        List<List<Triple>> triples = new ArrayList<>();
        for (int first = 0; first < TripleTable.STRIDE; first++) {
            List<Triple> same = new ArrayList<>();
            for (int at = first; at + Triple.LENGTH <= part.length(); at += TripleTable.STRIDE) {
                same.add(new Triple(part.substring(at, at + Triple.LENGTH), at));
            }
            triples.add(same);
        }
        return triples;
    }

    @Override
    public List<byte[]> heads() {
        return List.of(anchor);
    }

    @Override
    public List<List<Triple>> triples() {
        return triples(new String(anchor, StandardCharsets.US_ASCII));
    }

    @Override
    public boolean standsAt(byte[] bytes, int start, int offset, int end) {
        int stop = start + anchor.length;
        if (start < offset || stop > end) {
            return false;
        }
        for (int i = 0; i < anchor.length; i++) {
            if (lower(bytes[start + i]) != anchor[i]) {
                return false;
            }
        }
        return endsBefore(bytes, start, offset) && goesOnAt(bytes, stop, end);
    }

    private boolean endsBefore(byte[] bytes, int start, int offset) {
        int at = start - 1;
        for (int i = before.length - 1; i >= 0; i--, at--) {
            while (at >= offset && isBetween(bytes[at])) {
                at--;
            }
            if (at < offset || lower(bytes[at]) != before[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean goesOnAt(byte[] bytes, int stop, int end) {
        int at = stop;
        for (int i = 0; i < after.length; i++, at++) {
            while (at < end && isBetween(bytes[at])) {
                at++;
            }
            if (at >= end || lower(bytes[at]) != after[i]) {
                return false;
            }
        }
        return true;
    }

    /** A backslash, or the white space that JSON may have between key and value. */
    private static boolean isBetween(byte b) {
        return b == '\\' || b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }
}
