package dev.weir.eql;

import org.jspecify.annotations.Nullable;

/** A range of addresses; IPv4 is written as IPv6 {@code ::ffff:a.b.c.d}. */
record Network(byte[] address, int bits) {

    /** Null when it is no network; host bits may be set, one address is one too. */
    static @Nullable Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        boolean dotted = text.indexOf(':') < 0;
        int bits = slash < 0 ? (dotted ? 32 : 128) : prefix(text.substring(slash + 1));
        if (address == null || bits < 0) {
            return null;
        }
        if (bits > (dotted ? 32 : 128)) {
            return null;
        }
        return new Network(address, dotted ? bits + 96 : bits);
    }

    private static int prefix(String text) {
        Number number = text.length() > 3 || text.startsWith("+") ? null : NumberText.parse(text);
        return number instanceof Long bits && bits >= 0 ? bits.intValue() : -1;
    }

    boolean contains(byte[] other) {
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != other[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >> (8 - rest) == 0;
    }
}
