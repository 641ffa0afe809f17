package dev.weir.eql;

import org.jspecify.annotations.Nullable;

/** Reads addresses without asking any name server. */
final class IpAddress {

    private IpAddress() {}

    /** 16 bytes, an IPv4 address mapped; null when the text is no address. */
    static byte @Nullable [] parse(String text) {
        if (text.length() > 45) {
            return null;
        }
        byte[] bytes = new byte[16];
        if (text.indexOf(':') < 0) {
            bytes[10] = bytes[11] = (byte) 0xff;
            return dotted(text, bytes, 12) ? bytes : null;
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, bytes, 0) == 16 ? bytes : null;
        }
        byte[] tail = new byte[16];
        int before = gap == 0 ? 0 : groups(text.substring(0, gap), bytes, 0);
        String right = text.substring(gap + 2);
        int after = right.isEmpty() ? 0 : groups(right, tail, 0);
        if (before < 0 || after < 0 || before + after > 14) {
            return null;
        }
        System.arraycopy(tail, 0, bytes, 16 - after, after);
        return bytes;
    }

    /** Bytes written; -1 when a group is none. Four decimals may end the text. */
    private static int groups(String text, byte[] bytes, int from) {
        int at = from;
        String[] groups = text.split(":", -1);
        for (int i = 0; i < groups.length; i++) {
            boolean last = i == groups.length - 1;
            if (last && groups[i].indexOf('.') >= 0) {
                return at <= 12 && dotted(groups[i], bytes, at) ? at + 4 : -1;
            }
            int value = value(groups[i], 16, 4, 0xffff);
            if (value < 0 || at > 14) {
                return -1;
            }
            bytes[at++] = (byte) (value >> 8);
            bytes[at++] = (byte) value;
        }
        return at;
    }

    private static boolean dotted(String text, byte[] bytes, int from) {
        String[] parts = text.split("\\.", -1);
        for (int i = 0; i < parts.length && parts.length == 4; i++) {
            int value = value(parts[i], 10, 3, 255);
            if (value < 0) {
                return false;
            }
            bytes[from + i] = (byte) value;
        }
        return parts.length == 4;
    }

    private static int value(String digits, int base, int longest, int most) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 128 ? Character.digit(c, base) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * base + digit;
        }
        return digits.isEmpty() || digits.length() > longest || value > most ? -1 : value;
    }
}
