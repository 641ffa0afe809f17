package dev.weir.normalize.source.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through the bytes of a text in JSON, eight at a time. */
final class JsonBytes {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private JsonBytes() {}

    /**
     * The place of the first byte that is not a character of the text as it stands: a quote, a
     * backslash, a control character, or one beyond ASCII.
     *
     * @return {@code end} when there is none before it
     */
    static int special(byte[] json, int from, int end) {
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long special = special((long) LONGS.get(json, at));
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
        }
        while (at < end && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
            at++;
        }
        return at;
    }

    /**
     * Copies the bytes before the first special one.
     *
     * @param to with room for eight bytes more than there are
     * @return the place of the first special byte
     */
    static int copy(byte[] json, int from, byte[] to, int place) {
        int at = from;
        int next = place;
        for (; at <= json.length - Long.BYTES; at += Long.BYTES, next += Long.BYTES) {
            long eight = (long) LONGS.get(json, at);
            LONGS.set(to, next, eight);
            long special = special(eight);
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
        }
        int end = special(json, at, json.length);
        System.arraycopy(json, at, to, next, end - at);
        return end;
    }

    /**
     * The highest bit of each byte that is special; of those above the lowest some may be wrong.
     */
    private static long special(long eight) {
        long quotes = eight ^ QUOTES;
        long backslashes = eight ^ BACKSLASHES;
        long found =
                (quotes - ONES) & ~quotes
                        | (backslashes - ONES) & ~backslashes
                        | (eight - BLANKS) & ~eight
                        | eight;
        return found & HIGH;
    }
}
