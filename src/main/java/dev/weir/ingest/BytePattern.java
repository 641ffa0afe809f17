package dev.weir.ingest;

import java.util.List;

/** Something that {@link TokenFilter} looks for in raw bytes. */
interface BytePattern {

    /**
     * A triple that tells of the pattern.
     *
     * @param bytes three bytes, lower case
     * @param at how far behind the pattern's start they stand
     */
    record Triple(byte[] bytes, int at) {}

    /** What every spelling begins with, compared before the rest is. */
    byte[] head();

    /** Enough triples that each spelling of the pattern holds one wherever it begins, mod four. */
    List<Triple> triples();

    /** Whether the pattern stands at {@code start}, which may lie outside the record. */
    boolean standsAt(byte[] bytes, int start, int offset, int end);
}
