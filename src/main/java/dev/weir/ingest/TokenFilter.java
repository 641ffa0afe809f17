package dev.weir.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells from the bytes of a record whether it can matter: whether its text may contain one of the
 * tokens, ASCII case ignored. Never says no to a record that contains one, however its JSON is
 * spelled; may say yes to one that does not. Immutable, and allocates nothing per record.
 *
 * <p>Three bytes are looked up every four bytes: a token of six bytes holds such a triple whole,
 * wherever it begins. No skip depends on the data, so the processor overlaps the look-ups; only the
 * rare triple that belongs to a token is compared in full.
 */
public final class TokenFilter {
    /**
     * What some writers escape wherever it stands. A record with such an escape need not matter:
     * for a token with one such character its escape is a spelling of its own.
     */
    private static final Pattern ESCAPED_BY_HABIT = Pattern.compile("[\"'<>&=+`]");

    private static final long NOT_ASCII = 0x8080808080808080L;
    private static final int BLOCK = 2 * Long.BYTES;

    private static final int STRIDE = TripleTable.STRIDE;

    private final TripleTable triples;
    private final byte[] slots;

    /**
     * @param tokens parts of decoded text that matter: lower-case ASCII, see {@link TokenPattern}
     * @throws IllegalArgumentException for a token that is not so
     */
    public TokenFilter(List<String> tokens) {
        List<BytePattern> patterns = new ArrayList<>();
        StringBuilder hiding = new StringBuilder();
        for (String token : tokens) {
            patterns.add(new TokenPattern(token));
            hiding.append(ESCAPED_BY_HABIT.matcher(token).replaceFirst(""));
            if (ESCAPED_BY_HABIT.matcher(token).find()) {
                patterns.add(new TokenPattern(escaped(token)));
            }
        }
        patterns.add(new EscapePattern(hiding.toString()));
        triples = new TripleTable(patterns);
        slots = triples.slots();
    }

    /**
     * Whether the record may contain a token. Also true for what cannot be judged by its bytes:
     * nothing at all, and what is not text in UTF-8 (compressed, another encoding, led by a byte
     * order mark).
     */
    public boolean mayMatter(byte[] bytes, int offset, int length) {
        int end = offset + length;
        if (length < 2 || !isText(bytes[offset]) || !isText(bytes[offset + 1])) {
            return true;
        }
        int last = end - BLOCK;
        if (last < offset) {
            return anyStands(bytes, offset, end - 2, offset, end)
                    || hasHighBit(bytes, offset, end) && !Utf8.isValid(bytes, offset, end);
        }
        byte[] table = slots;
        long seen = 0;
        int at = offset;
        for (; at <= last; at += BLOCK) {
            long one = (long) TripleTable.LONGS.get(bytes, at);
            long two = (long) TripleTable.LONGS.get(bytes, at + Long.BYTES);
            seen |= one | two;
            one = TripleTable.mix(one);
            two = TripleTable.mix(two);
            int hit =
                    TripleTable.low(table, one)
                            | TripleTable.high(table, one)
                            | TripleTable.low(table, two)
                            | TripleTable.high(table, two);
            if (hit != 0 && blockStands(bytes, at, offset, end)) {
                return true;
            }
        }
        seen |= (long) TripleTable.LONGS.get(bytes, last);
        seen |= (long) TripleTable.LONGS.get(bytes, last + Long.BYTES);
        return anyStands(bytes, at, end - 2, offset, end)
                || (seen & NOT_ASCII) != 0 && !Utf8.isValid(bytes, offset, end);
    }

    /** Compares in full what the triples of a block belong to. */
    private boolean blockStands(byte[] bytes, int at, int offset, int end) {
        long one = TripleTable.mix((long) TripleTable.LONGS.get(bytes, at));
        long two = TripleTable.mix((long) TripleTable.LONGS.get(bytes, at + Long.BYTES));
        int groups =
                TripleTable.low(slots, one) & 0xff
                        | (TripleTable.high(slots, one) & 0xff) << 8
                        | (TripleTable.low(slots, two) & 0xff) << 16
                        | TripleTable.high(slots, two) << 24;
        while (groups != 0) {
            int lane = Integer.numberOfTrailingZeros(groups) >> 3;
            int group = groups >>> lane * Byte.SIZE & 0xff;
            if (triples.stands(group, bytes, at + lane * STRIDE, offset, end)) {
                return true;
            }
            groups &= ~(0xff << lane * Byte.SIZE);
        }
        return false;
    }

    private boolean anyStands(byte[] bytes, int from, int until, int offset, int end) {
        for (int at = from; at < until; at += STRIDE) {
            int triple =
                    bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16;
            int group = TripleTable.low(slots, TripleTable.mix(triple));
            if (group != 0 && triples.stands(group, bytes, at, offset, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasHighBit(byte[] bytes, int offset, int end) {
        int seen = 0;
        for (int i = offset; i < end; i++) {
            seen |= bytes[i];
        }
        return seen < 0;
    }

    private static String escaped(String token) {
        return ESCAPED_BY_HABIT
                .matcher(token)
                .replaceFirst(mark -> String.format("\\\\u%04x", (int) mark.group().charAt(0)));
    }

    /** Printable ASCII or white space: JSON in UTF-8, or another text whose tokens are as plain. */
    private static boolean isText(byte b) {
        return b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t';
    }
}
