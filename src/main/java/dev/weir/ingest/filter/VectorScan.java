package dev.weir.ingest.filter;

import java.util.List;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Looks up every five bytes in a {@link GramTable}, 32 of them at once: the processor's shuffle is
 * the look-up. The module {@value #MODULE} must be there to load this class.
 */
final class VectorScan implements Scan {
    static final String MODULE = "jdk.incubator.vector";

    private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_256;
    private static final int LANES = SPECIES.length();
    private static final long NONE = 0;

    /** Whether a look-up takes the low bits of a byte by itself. */
    private static final boolean WRAPS = Runtime.version().feature() >= 24;

    private static final byte SYMBOL = GramTable.SYMBOLS - 1;

    private final GramTable grams;
    private final ByteVector first;
    private final ByteVector second;
    private final ByteVector third;
    private final ByteVector fourth;
    private final ByteVector fifth;

    VectorScan(List<? extends BytePattern> patterns) {
        grams = new GramTable(patterns);
        first = ByteVector.fromArray(SPECIES, grams.table(0), 0);
        second = ByteVector.fromArray(SPECIES, grams.table(1), 0);
        third = ByteVector.fromArray(SPECIES, grams.table(2), 0);
        fourth = ByteVector.fromArray(SPECIES, grams.table(3), 0);
        fifth = ByteVector.fromArray(SPECIES, grams.table(4), 0);
    }

    /** Whether the processor has vectors that are long enough. */
    static boolean isFast() {
        return ByteVector.SPECIES_PREFERRED.length() >= LANES;
    }

    @Override
    public Finding scan(byte[] bytes, int offset, int end) {
        int last = end - LANES - GramTable.LENGTH + 1;
        if (last < offset) {
            return shortScan(bytes, offset, end);
        }
        int at = offset - LANES;
        while (true) {
            long next = next(bytes, at + LANES, last);
            at = (int) (next >>> Integer.SIZE);
            if (next == NONE) {
                return Finding.of(false, isAscii(bytes, offset, end));
            }
            if (stands((int) next, bytes, at, offset, end)) {
                return Finding.PATTERN;
            }
        }
    }

    /**
     * Finds the next 32 grams of which one may be in the table, {@code last} at the latest: in the
     * upper half where they begin, in the lower which of them may be, as bits; {@link #NONE} where
     * none is.
     */
    private long next(byte[] bytes, int from, int last) {
        ByteVector one = first;
        ByteVector two = second;
        ByteVector three = third;
        ByteVector four = fourth;
        ByteVector five = fifth;
        for (int next = from; next < last + LANES; next += LANES) {
            int at = Math.min(next, last);
            long hits =
                    lookUp(bytes, at, one)
                            .and(lookUp(bytes, at + 1, two))
                            .and(lookUp(bytes, at + 2, three))
                            .and(lookUp(bytes, at + 3, four))
                            .and(lookUp(bytes, at + 4, five))
                            .compare(VectorOperators.NE, (byte) 0)
                            .toLong();
            if (hits != 0) {
                return (long) at << Integer.SIZE | hits;
            }
        }
        return NONE;
    }

    private static ByteVector lookUp(byte[] bytes, int at, ByteVector table) {
        ByteVector symbols = ByteVector.fromArray(SPECIES, bytes, at);
        return (WRAPS ? symbols : symbols.and(SYMBOL)).selectFrom(table);
    }

    private static boolean isAscii(byte[] bytes, int offset, int end) {
        ByteVector seen = ByteVector.fromArray(SPECIES, bytes, end - LANES);
        for (int at = offset; at < end - LANES; at += LANES) {
            seen = seen.or(ByteVector.fromArray(SPECIES, bytes, at));
        }
        return !seen.compare(VectorOperators.LT, (byte) 0).anyTrue();
    }

    private boolean stands(int hits, byte[] bytes, int from, int offset, int end) {
        for (int left = hits; left != 0; left &= left - 1) {
            if (grams.stands(bytes, from + Integer.numberOfTrailingZeros(left), offset, end)) {
                return true;
            }
        }
        return false;
    }

    private Finding shortScan(byte[] bytes, int offset, int end) {
        for (int at = offset; at <= end - GramTable.LENGTH; at++) {
            if (grams.stands(bytes, at, offset, end)) {
                return Finding.PATTERN;
            }
        }
        return Finding.of(false, Utf8.isAscii(bytes, offset, end));
    }
}
