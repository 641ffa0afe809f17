package dev.weir.ingest.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Patterns that may stand the same way about some bytes. What their heads share is compared first,
 * eight bytes at once.
 */
final class Place {
    private static final long FOLDED = 0xdfdfdfdf_dfdfdfdfL;

    private final int at;
    private final List<BytePattern> patterns = new ArrayList<>();
    private long mask = FOLDED;
    private long shared;

    /**
     * @param at how far behind the start of the patterns the bytes are
     */
    Place(int at) {
        this.at = at;
    }

    int at() {
        return at;
    }

    /** Adds a pattern, unless it is here already. */
    void add(BytePattern pattern) {
        if (patterns.contains(pattern)) {
            return;
        }
        List<byte[]> heads = pattern.heads();
        if (patterns.isEmpty()) {
            shared = firstBytes(heads.get(0));
        }
        for (byte[] head : heads) {
            mask &= FOLDED >>> Byte.SIZE * Math.max(0, Long.BYTES - head.length);
            mask &= ~(shared ^ firstBytes(head));
        }
        shared &= mask;
        patterns.add(pattern);
    }

    private static long firstBytes(byte[] head) {
        return (long) Utf8.LONGS.get(Arrays.copyOf(head, Long.BYTES), 0);
    }

    /** Whether one of the patterns stands, its bytes of this place being at {@code index}. */
    boolean stands(byte[] bytes, int index, int offset, int end) {
        int start = index - at;
        boolean maybe =
                start < offset
                        || start > end - Long.BYTES
                        || ((long) Utf8.LONGS.get(bytes, start) & mask) == shared;
        return maybe && stands(patterns, bytes, start, offset, end);
    }

    private static boolean stands(
            List<BytePattern> patterns, byte[] bytes, int start, int offset, int end) {
        for (BytePattern pattern : patterns) {
            if (pattern.standsAt(bytes, start, offset, end)) {
                return true;
            }
        }
        return false;
    }
}
