package dev.weir.ingest.filter;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which three bytes belong to which pattern, and where in it: one hash table for all patterns. */
final class TripleTable {
    /** How far apart the triples are that are looked up. */
    static final int STRIDE = 4;

    /** Two triples in the halves of a long, with the case of letters cleared. */
    private static final long TWO_TRIPLES = 0x00dfdfdf_00dfdfdfL;

    /**
     * Below 2^8, so that one multiplication serves both halves. Of all such multipliers and shifts
     * these let the fewest triples of event logs share a slot with one that belongs to a pattern
     * (one in 1,000).
     */
    private static final int MULTIPLIER = 0xb5;

    private static final int SHIFT = 8;

    /** 16 KB: leaves room in the first cache for the record itself. */
    private static final int SLOTS = 1 << 14;

    /** As many as a byte can number, besides none. */
    private static final int MOST_GROUPS = 255;

    private final byte[] slots = new byte[SLOTS];
    private final List<List<Place>> building = new ArrayList<>();
    private final Place[][] groups;

    TripleTable(List<? extends BytePattern> patterns) {
        for (BytePattern pattern : patterns) {
            pattern.triples().stream()
                    .filter(same -> same.size() == 1)
                    .forEach(same -> add(pattern, same.get(0)));
        }
        for (BytePattern pattern : patterns) {
            pattern.triples().stream()
                    .filter(same -> same.size() > 1)
                    .forEach(same -> add(pattern, Collections.min(same, comparingInt(this::cost))));
        }
        groups = building.stream().map(g -> g.toArray(Place[]::new)).toArray(Place[][]::new);
        building.clear();
    }

    /** How often looking it up will find something, for nothing; the less the better. */
    private int cost(BytePattern.Triple triple) {
        int times = 2 * CommonText.count(triple);
        return slots[slot(triple)] == 0 ? times + 1 : times;
    }

    private void add(BytePattern pattern, BytePattern.Triple triple) {
        int slot = slot(triple);
        if (slots[slot] == 0) {
            if (building.size() < MOST_GROUPS) {
                building.add(new ArrayList<>());
            }
            slots[slot] = (byte) building.size();
        }
        place(triple.at(), building.get((slots[slot] & 0xff) - 1)).add(pattern);
    }

    private static int slot(BytePattern.Triple triple) {
        return (int) (mix(triple.bits()) >>> SHIFT) & SLOTS - 1;
    }

    private static Place place(int at, List<Place> group) {
        for (Place place : group) {
            if (place.at() == at) {
                return place;
            }
        }
        Place place = new Place(at);
        group.add(place);
        return place;
    }

    /** Hashes the triples that begin at the first and at the fifth of eight bytes. */
    static long mix(long eightBytes) {
        return (eightBytes & TWO_TRIPLES) * MULTIPLIER;
    }

    /** What stands in the slot of the first triple of what {@link #mix} gave. */
    static int low(byte[] slots, long mixed) {
        // Not the constant: by the length the compiler knows that no bounds need checking.
        return slots[(int) (mixed >>> SHIFT) & slots.length - 1];
    }

    /** What stands in the slot of the second triple of what {@link #mix} gave. */
    static int high(byte[] slots, long mixed) {
        return slots[(int) (mixed >>> SHIFT + Integer.SIZE) & slots.length - 1];
    }

    /** The number of the group of places at each slot, 0 where there is none. */
    byte[] slots() {
        return slots;
    }

    /** Whether a pattern of the group stands where its triple at {@code index} says. */
    boolean stands(int group, byte[] bytes, int index, int offset, int end) {
        for (Place place : groups[(group & 0xff) - 1]) {
            if (place.stands(bytes, index, offset, end)) {
                return true;
            }
        }
        return false;
    }
}
