package dev.weir.detect.rules.index;

import org.jspecify.annotations.Nullable;

/**
 * What was found in the texts of one field that came last. Events repeat paths, names and call
 * traces; a text that is new, or whose place another has taken, is looked through again. Bounded,
 * whatever an endpoint sends.
 */
final class RecentTexts {
    private static final int PLACES = 512;
    private static final int UNUSED_BITS = 23;

    /** The golden ratio: near hashes come to lie far apart. */
    private static final int SPREAD = 0x9E37_79B9;

    private final Room room;
    private final String[] texts = new String[PLACES];
    private final int[][] found = new int[PLACES][];

    /**
     * @param room which the tables of all fields share
     */
    RecentTexts(Room room) {
        this.room = room;
    }

    /** What all tables may hold together. */
    static final class Room {
        private static final int CHARACTERS = 2_000_000;

        private int left = CHARACTERS;

        private boolean takes(int more) {
            boolean fits = more <= left;
            left -= fits ? more : 0;
            return fits;
        }
    }

    /** What was found in the text; null when that is not known. */
    int @Nullable [] of(String text) {
        int place = place(text);
        return text.equals(texts[place]) ? found[place] : null;
    }

    void put(String text, int[] numbers) {
        int place = place(text);
        String before = texts[place];
        if (room.takes(text.length() - (before == null ? 0 : before.length()))) {
            texts[place] = text;
            found[place] = numbers;
        }
    }

    private static int place(String text) {
        return text.hashCode() * SPREAD >>> UNUSED_BITS;
    }
}
