package dev.weir.ingest.filter;

/** Looks through the bytes of a record for patterns, for all of them at once. */
interface Scan {
    /** What there is in a record. */
    enum Finding {
        PATTERN,
        /** No pattern, but bytes that are not ASCII. */
        NOT_ASCII,
        NOTHING;

        static Finding of(boolean pattern, boolean ascii) {
            return pattern ? PATTERN : ascii ? NOTHING : NOT_ASCII;
        }
    }

    /** Looks at the bytes from {@code offset} to before {@code end}. */
    Finding scan(byte[] bytes, int offset, int end);
}
