package dev.weir.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * In which order, and when, the hits of a history arrive. All stay inside the limits of the
 * contract: no follow-on arrives more than 24 h before its arming, and nothing is forgotten.
 */
enum ArrivalOrder {
    /** Two seconds after the event. */
    EVENT_TIME {
        @Override
        List<Fact> arrange(List<Fact> history, long seed) {
            return history;
        }
    },
    /** Everything a second apart once all is over, as from a laptop that was off. */
    PERMUTED {
        @Override
        List<Fact> arrange(List<Fact> history, long seed) {
            List<Fact> shuffled = new ArrayList<>(history);
            Collections.shuffle(shuffled, random(seed));
            return afterwards(shuffled);
        }
    },
    REVERSED {
        @Override
        List<Fact> arrange(List<Fact> history, long seed) {
            List<Fact> reversed = new ArrayList<>(history);
            Collections.reverse(reversed);
            return afterwards(reversed);
        }
    },
    /** One source delivers up to 20 h later than the others. */
    LATE_VENDOR {
        @Override
        List<Fact> arrange(List<Fact> history, long seed) {
            long late = 1000L * (1 + random(seed).nextInt(20 * 3600));
            return history.stream()
                    .map(f -> f.vendor().equals("defender") ? f.arriving(f.arrives() + late) : f)
                    .sorted(Comparator.comparingLong(Fact::arrives))
                    .toList();
        }
    };

    /**
     * @param history by event time
     * @return by arrival
     */
    abstract List<Fact> arrange(List<Fact> history, long seed);

    private static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    private static List<Fact> afterwards(List<Fact> order) {
        long end = order.stream().mapToLong(Fact::millis).max().orElse(0);
        List<Fact> arranged = new ArrayList<>();
        for (Fact fact : order) {
            arranged.add(fact.arriving(end + 2000 + 1000L * arranged.size()));
        }
        return arranged;
    }
}
