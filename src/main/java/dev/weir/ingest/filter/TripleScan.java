package dev.weir.ingest.filter;

import java.util.List;

/**
 * Looks up three bytes every four bytes in a {@link TripleTable}: a pattern whose head is six bytes
 * long holds such a triple whole, wherever it begins. No skip depends on the data, so the processor
 * overlaps the look-ups; only the rare triple that belongs to a pattern is compared in full.
 */
final class TripleScan implements Scan {
    private static final int BLOCK = 2 * Long.BYTES;
    private static final int STRIDE = TripleTable.STRIDE;

    private final TripleTable triples;
    private final byte[] slots;

    TripleScan(List<? extends BytePattern> patterns) {
        triples = new TripleTable(patterns);
        slots = triples.slots();
    }

    @Override
    public Finding scan(byte[] bytes, int offset, int end) {
        int last = end - BLOCK;
        if (last < offset) {
            boolean found = anyStands(bytes, offset, end - 2, offset, end);
            return Finding.of(found, Utf8.isAscii(bytes, offset, end));
        }
        byte[] table = slots;
        long seen = 0;
        int at = offset;
        for (; at <= last; at += BLOCK) {
            long one = (long) Utf8.LONGS.get(bytes, at);
            long two = (long) Utf8.LONGS.get(bytes, at + Long.BYTES);
            seen |= one | two;
            one = TripleTable.mix(one);
            two = TripleTable.mix(two);
            int hit =
                    TripleTable.low(table, one)
                            | TripleTable.high(table, one)
                            | TripleTable.low(table, two)
                            | TripleTable.high(table, two);
            if (hit != 0 && blockStands(bytes, at, offset, end)) {
                return Finding.PATTERN;
            }
        }
        seen |= (long) Utf8.LONGS.get(bytes, last);
        seen |= (long) Utf8.LONGS.get(bytes, last + Long.BYTES);
        return Finding.of(anyStands(bytes, at, end - 2, offset, end), (seen & Utf8.NOT_ASCII) == 0);
    }

    /** Compares in full what the triples of a block belong to. */
    private boolean blockStands(byte[] bytes, int at, int offset, int end) {
        long one = TripleTable.mix((long) Utf8.LONGS.get(bytes, at));
        long two = TripleTable.mix((long) Utf8.LONGS.get(bytes, at + Long.BYTES));
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
}
