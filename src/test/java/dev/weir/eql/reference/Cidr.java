package dev.weir.eql.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Addresses and nets, as bytes: four for IPv4, sixteen for IPv6. */
final class Cidr {
    private Cidr() {}

    /** A net: an address and the number of leading bits that count. */
    record Net(byte[] address, int bits) {}

    /** Reads a net, or gives null; an address without a length is a net of its own. */
    static Net net(String text) {
        String s = text.indexOf('/') >= 0 ? text : text + (text.indexOf(':') < 0 ? "/32" : "/128");
        int slash = s.indexOf('/');
        if (!s.substring(slash + 1).matches("[0-9]{1,3}")) {
            return null;
        }
        byte[] a = literal(s.substring(0, slash));
        int bits = Integer.parseInt(s.substring(slash + 1));
        if (a == null || bits > a.length * 8) {
            return null;
        }
        return a.length == 16 && bits >= 96 && mapped(a)
                ? new Net(Arrays.copyOfRange(a, 12, 16), bits - 96)
                : new Net(a, bits);
    }

    /** Whether an address lies in a net. */
    static boolean contains(String net, String ip) {
        Net n = net(net);
        byte[] a = literal(ip);
        if (n == null || a == null) {
            return false;
        }
        a = a.length == 16 && mapped(a) ? Arrays.copyOfRange(a, 12, 16) : a;
        if (a.length != n.address().length) {
            return false;
        }
        for (int i = 0; i < n.bits(); i++) {
            if (bit(a, i) != bit(n.address(), i)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] a, int i) {
        return a[i / 8] >> 7 - i % 8 & 1;
    }

    private static boolean mapped(byte[] a) {
        for (int i = 0; i < 10; i++) {
            if (a[i] != 0) {
                return false;
            }
        }
        return a[10] == -1 && a[11] == -1;
    }

    private static byte[] literal(String s) {
        return s.indexOf(':') < 0 ? four(s) : six(s);
    }

    private static byte[] four(String s) {
        String[] parts = s.split("\\.", -1);
        byte[] out = new byte[4];
        if (parts.length != 4) {
            return null;
        }
        for (int i = 0; i < 4; i++) {
            if (!parts[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[i]) > 255) {
                return null;
            }
            out[i] = (byte) Integer.parseInt(parts[i]);
        }
        return out;
    }

    private static byte[] six(String s) {
        int gap = s.indexOf("::");
        if (gap < 0) {
            List<Integer> all = groups(s);
            return all == null || all.size() != 8 ? null : bytes(all, List.of());
        }
        List<Integer> head = gap == 0 ? List.of() : groups(s.substring(0, gap));
        List<Integer> tail = gap + 2 == s.length() ? List.of() : groups(s.substring(gap + 2));
        boolean dotsInHead = s.substring(0, gap).indexOf('.') >= 0;
        return head == null || tail == null || dotsInHead || head.size() + tail.size() > 7
                ? null
                : bytes(head, tail);
    }

    private static List<Integer> groups(String s) {
        List<Integer> out = new ArrayList<>();
        String[] parts = s.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            byte[] v4 = i == parts.length - 1 ? four(parts[i]) : null;
            if (v4 != null) {
                out.add((v4[0] & 255) << 8 | v4[1] & 255);
                out.add((v4[2] & 255) << 8 | v4[3] & 255);
            } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                out.add(Integer.parseInt(parts[i], 16));
            } else {
                return null;
            }
        }
        return out;
    }

    private static byte[] bytes(List<Integer> head, List<Integer> tail) {
        int[] all = new int[8];
        for (int i = 0; i < head.size(); i++) {
            all[i] = head.get(i);
        }
        for (int i = 0; i < tail.size(); i++) {
            all[8 - tail.size() + i] = tail.get(i);
        }
        byte[] out = new byte[16];
        for (int i = 0; i < 8; i++) {
            out[2 * i] = (byte) (all[i] >> 8);
            out[2 * i + 1] = (byte) all[i];
        }
        return out;
    }
}
