package dev.weir.ingest;

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
        do {
            at = next(bytes, at + LANES, last);
            if (at < 0) {
                return Finding.of(false, isAscii(bytes, offset, end));
            }
        } while (!stands(hits(bytes, at), bytes, at, offset, end));
        return Finding.PATTERN;
    }

    /**
     * Where the next 32 grams begin of which one may be in the table, {@code last} at the latest;
     * negative where none is. A method of its own, because the compiler keeps vectors in registers
     * only in small ones.
     */
    private int next(byte[] bytes, int from, int last) {
        ByteVector one = first;
        ByteVector two = second;
        ByteVector three = third;
        ByteVector four = fourth;
        ByteVector five = fifth;
        for (int next = from; next < last + LANES; next += LANES) {
            int at = Math.min(next, last);
            if (lookUp(bytes, at, one)
                    .and(lookUp(bytes, at + 1, two))
                    .and(lookUp(bytes, at + 2, three))
                    .and(lookUp(bytes, at + 3, four))
                    .and(lookUp(bytes, at + 4, five))
                    .compare(VectorOperators.NE, (byte) 0)
                    .anyTrue()) {
                return at;
            }
        }
        return -1;
    }

    /** Which of the 32 grams from {@code at} on may be in the table, as bits. */
    private long hits(byte[] bytes, int at) {
        return lookUp(bytes, at, first)
                .and(lookUp(bytes, at + 1, second))
                .and(lookUp(bytes, at + 2, third))
                .and(lookUp(bytes, at + 3, fourth))
                .and(lookUp(bytes, at + 4, fifth))
                .compare(VectorOperators.NE, (byte) 0)
                .toLong();
    }

    private static ByteVector lookUp(byte[] bytes, int at, ByteVector table) {
        return ByteVector.fromArray(SPECIES, bytes, at).and(SYMBOL).selectFrom(table);
    }

    private static boolean isAscii(byte[] bytes, int offset, int end) {
        ByteVector seen = ByteVector.fromArray(SPECIES, bytes, end - LANES);
        for (int at = offset; at < end - LANES; at += LANES) {
            seen = seen.or(ByteVector.fromArray(SPECIES, bytes, at));
        }
        return !seen.compare(VectorOperators.LT, (byte) 0).anyTrue();
    }

    private boolean stands(long hits, byte[] bytes, int from, int offset, int end) {
        for (long left = hits; left != 0; left &= left - 1) {
            if (grams.stands(bytes, from + Long.numberOfTrailingZeros(left), offset, end)) {
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
