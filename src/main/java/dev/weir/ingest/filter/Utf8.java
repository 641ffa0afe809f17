package dev.weir.ingest.filter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes are UTF-8: a lenient reader finds letters in some that are not. */
final class Utf8 {
    /** The bits that are set in none of eight ASCII bytes. */
    static final long NOT_ASCII = 0x8080808080808080L;

    /** Eight bytes at once, the first in the lowest bits. */
    static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Utf8() {}

    static boolean isAscii(byte[] bytes, int offset, int end) {
        int seen = 0;
        for (int i = offset; i < end; i++) {
            seen |= bytes[i];
        }
        return seen >= 0;
    }

    /** By the table of well-formed sequences, Unicode 15, section 3.9. */
    static boolean isValid(byte[] bytes, int offset, int end) {
        int i = offset;
        while (i < end) {
            if (i <= end - Long.BYTES && ((long) LONGS.get(bytes, i) & NOT_ASCII) == 0) {
                i += Long.BYTES;
                continue;
            }
            int lead = bytes[i++];
            if (lead >= 0) {
                continue;
            }
            int more = following(lead & 0xff);
            if (more == 0 || end - i < more || !isSecond(lead & 0xff, bytes[i] & 0xff)) {
                return false;
            }
            for (int stop = i + more; i < stop; i++) {
                if ((bytes[i] & 0xc0) != 0x80) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int following(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    }

    /** Bars overlong forms, surrogates and what lies beyond the last character. */
    private static boolean isSecond(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }
}
