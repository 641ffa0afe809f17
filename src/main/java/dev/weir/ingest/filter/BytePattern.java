package dev.weir.ingest.filter;

import java.util.List;

/** Something that {@link TokenFilter} looks for in raw bytes. */
interface BytePattern {

    /**
     * Three bytes that tell of the pattern.
     *
     * @param text three characters, lower case
     * @param at how far behind the pattern's start they stand
     */
    record Triple(String text, int at) {
        static final int LENGTH = 3;

        /** As the bytes of a record are read: the first is the lowest. */
        int bits() {
            return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16;
        }
    }

    /**
     * What it may begin with: each spelling with one of these, of six bytes at least, lower case.
     */
    List<byte[]> heads();

    /**
     * For each of the four ways in which the pattern can lie, the triples that tell of it; looking
     * one of them up is enough.
     */
    List<List<Triple>> triples();

    /** Whether the pattern stands at {@code start}, which may lie outside the record. */
    boolean standsAt(byte[] bytes, int start, int offset, int end);
}
