package dev.weir.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which three bytes belong to which pattern, and where in it: one hash table for all patterns. */
final class TripleTable {
    /** How far apart the triples are that are looked up. */
    static final int STRIDE = 4;

    static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Two triples in the halves of a long, with the case of letters cleared. */
    private static final long TWO_TRIPLES = 0x00dfdfdf_00dfdfdfL;

    private static final long FOLDED = 0xdfdfdfdf_dfdfdfdfL;

    /**
     * Below 2^8, so that one multiplication serves both halves. Of all such multipliers and shifts
     * these let the fewest triples of event logs share a slot with one that belongs to a pattern
     * (one in 1,000).
     */
    private static final int MULTIPLIER = 0x9f;

    private static final int SHIFT = 7;

    /** 16 KB: leaves room in the first cache for the record itself. */
    private static final int SLOTS = 1 << 14;

    /** As many as a byte can number, besides none. */
    private static final int MOST_GROUPS = 255;

    /** Where a triple stands in a pattern, and the first bytes of that pattern to compare. */
    private record Place(BytePattern pattern, int at, long head, long mask) {}

    private final byte[] slots = new byte[SLOTS];
    private final Place[][] groups;

    TripleTable(List<? extends BytePattern> patterns) {
        List<List<Place>> building = new ArrayList<>();
        for (BytePattern pattern : patterns) {
            byte[] head = pattern.head();
            long mask = FOLDED >>> Byte.SIZE * (Long.BYTES - Math.min(head.length, Long.BYTES));
            byte[] padded = Arrays.copyOf(head, Long.BYTES);
            for (BytePattern.Triple triple : pattern.triples()) {
                Place place =
                        new Place(pattern, triple.at(), (long) LONGS.get(padded, 0) & mask, mask);
                group(triple.bytes(), building).add(place);
            }
        }
        groups = building.stream().map(g -> g.toArray(Place[]::new)).toArray(Place[][]::new);
    }

    private List<Place> group(byte[] triple, List<List<Place>> building) {
        int slot = low(mix(triple[0] | triple[1] << 8 | triple[2] << 16));
        if (slots[slot] == 0) {
            if (building.size() < MOST_GROUPS) {
                building.add(new ArrayList<>());
            }
            slots[slot] = (byte) building.size();
        }
        return building.get((slots[slot] & 0xff) - 1);
    }

    /** Hashes the triples that begin at the first and at the fifth of eight bytes. */
    static long mix(long eightBytes) {
        return (eightBytes & TWO_TRIPLES) * MULTIPLIER;
    }

    /** The slot of the first triple of what {@link #mix} gave. */
    static int low(long mixed) {
        return (int) (mixed >>> SHIFT) & SLOTS - 1;
    }

    /** The slot of the second triple of what {@link #mix} gave. */
    static int high(long mixed) {
        return (int) (mixed >>> SHIFT + Integer.SIZE) & SLOTS - 1;
    }

    /** The number of the group of places at each slot, 0 where there is none. */
    byte[] slots() {
        return slots;
    }

    /** Whether a pattern of the group stands where its triple at {@code index} says. */
    boolean stands(int group, byte[] bytes, int index, int offset, int end) {
        for (Place place : groups[(group & 0xff) - 1]) {
            int start = index - place.at;
            boolean maybe =
                    start < offset
                            || start > end - Long.BYTES
                            || ((long) LONGS.get(bytes, start) & place.mask) == place.head;
            if (maybe && place.pattern.standsAt(bytes, start, offset, end)) {
                return true;
            }
        }
        return false;
    }
}
