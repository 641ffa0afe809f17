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

    /** What a table takes, in characters, and what an entry does besides its text. */
    private static final int TABLE = 2 * PLACES;

    private static final int ENTRY = 20;

    private final Room room;
    private String[] texts = {};
    private int[][] found = {};

    /**
     * @param room which the tables of all fields share
     */
    RecentTexts(Room room) {
        this.room = room;
    }

    /** What all tables may hold together, in characters. */
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
        if (texts.length == 0) {
            return null;
        }
        int place = place(text);
        return text.equals(texts[place]) ? found[place] : null;
    }

    void put(String text, int[] numbers) {
        if (texts.length == 0) {
            if (!room.takes(TABLE)) {
                return;
            }
            texts = new String[PLACES];
            found = new int[PLACES][];
        }
        int place = place(text);
        String before = texts[place];
        int less = before == null ? 0 : size(before, found[place]);
        if (room.takes(size(text, numbers) - less)) {
            texts[place] = text;
            found[place] = numbers;
        }
    }

    private static int size(String text, int[] numbers) {
        return ENTRY + text.length() + 2 * numbers.length;
    }

    private static int place(String text) {
        return text.hashCode() * SPREAD >>> UNUSED_BITS;
    }
}
