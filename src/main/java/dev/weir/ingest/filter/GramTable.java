package dev.weir.ingest.filter;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which five bytes belong to which patterns. The grams are spread over eight buckets, one for each
 * bit of a byte. For each of the five bytes a table tells, by symbol, in which buckets a gram has
 * it there; the buckets that all five agree on may hold the gram in question.
 */
final class GramTable {
    /** How many bytes are a gram. */
    static final int LENGTH = 5;

    /** A byte counts by its low five bits, which a letter has in common with its other case. */
    static final int SYMBOLS = 32;

    private static final int BUCKETS = Byte.SIZE;

    private final byte[][] tables = new byte[LENGTH][SYMBOLS];
    private final Place[][] places;

    GramTable(List<? extends BytePattern> patterns) {
        Map<String, Integer> buckets = new HashMap<>();
        List<Map<String, Place>> building =
                Stream.<Map<String, Place>>generate(LinkedHashMap::new).limit(BUCKETS).toList();
        for (BytePattern pattern : patterns) {
            for (byte[] head : pattern.heads()) {
                int at = rarest(head, buckets);
                String gram = gram(head, at);
                int bucket = buckets.computeIfAbsent(gram, key -> roomiest(head, at));
                add(head, at, bucket, tables);
                // Tokens that begin alike, and all escapes, are told apart only by the full
                // comparison.
                building.get(bucket)
                        .computeIfAbsent(gram.substring(0, 4) + at, key -> new Place(at))
                        .add(pattern);
            }
        }
        places =
                building.stream()
                        .map(all -> all.values().toArray(Place[]::new))
                        .toArray(Place[][]::new);
    }

    /** By symbol, the buckets in which a gram has it as this byte. */
    byte[] table(int number) {
        return tables[number];
    }

    /** Whether a pattern stands whose gram is at {@code index}. */
    boolean stands(byte[] bytes, int index, int offset, int end) {
        for (int left = buckets(tables, bytes, index); left != 0; left &= left - 1) {
            for (Place place : places[Integer.numberOfTrailingZeros(left)]) {
                if (place.stands(bytes, index, offset, end)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Where the gram begins that is met least often; none costs less than one already looked for.
     */
    private static int rarest(byte[] head, Map<String, Integer> known) {
        int rarest = 0;
        int least = Integer.MAX_VALUE;
        for (int at = 0; at <= head.length - LENGTH; at++) {
            byte[][] alone = new byte[LENGTH][SYMBOLS];
            add(head, at, 0, alone);
            int cost = known.containsKey(gram(head, at)) ? 0 : 1 + hits(alone);
            if (cost < least) {
                rarest = at;
                least = cost;
            }
        }
        return rarest;
    }

    /** The bucket that the gram makes least likely to be met for nothing. */
    private int roomiest(byte[] head, int at) {
        int roomiest = 0;
        long least = Long.MAX_VALUE;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            byte[][] tried = Stream.of(tables).map(byte[]::clone).toArray(byte[][]::new);
            add(head, at, bucket, tried);
            long cost = ((long) hits(tried) << Integer.SIZE) + mixtures(tried, bucket);
            if (cost < least) {
                roomiest = bucket;
                least = cost;
            }
        }
        return roomiest;
    }

    private static void add(byte[] head, int at, int bucket, byte[][] tables) {
        for (int i = 0; i < LENGTH; i++) {
            tables[i][symbol(head[at + i])] |= (byte) (1 << bucket);
        }
    }

    /** How often common text would be taken for a gram. */
    private static int hits(byte[][] tables) {
        int hits = 0;
        for (int at = 0; at <= CommonText.BYTES.length - LENGTH; at++) {
            hits += buckets(tables, CommonText.BYTES, at) == 0 ? 0 : 1;
        }
        return hits;
    }

    /** How many different grams would be taken for one of the bucket. */
    private static int mixtures(byte[][] tables, int bucket) {
        int mixtures = 1;
        for (byte[] table : tables) {
            int symbols = 0;
            for (byte buckets : table) {
                symbols += buckets >> bucket & 1;
            }
            mixtures *= symbols;
        }
        return mixtures;
    }

    /** Which buckets may hold the gram, as bits. */
    private static int buckets(byte[][] tables, byte[] bytes, int at) {
        int buckets = (1 << BUCKETS) - 1;
        for (int i = 0; i < LENGTH; i++) {
            buckets &= tables[i][symbol(bytes[at + i])];
        }
        return buckets;
    }

    private static int symbol(byte b) {
        return b & SYMBOLS - 1;
    }

    /** The gram by its symbols. */
    private static String gram(byte[] head, int at) {
        StringBuilder gram = new StringBuilder();
        for (int i = at; i < at + LENGTH; i++) {
            gram.append((char) ('`' + symbol(head[i])));
        }
        return gram.toString();
    }
}
