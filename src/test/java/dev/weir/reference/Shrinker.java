package dev.weir.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing history small enough to be read. */
final class Shrinker {

    private Shrinker() {}

    /** Drops hits one by one as long as the rest still fails; the order stays. */
    static List<Fact> shrink(List<Fact> failing, Predicate<List<Fact>> stillFails) {
        List<Fact> smallest = failing;
        for (int i = 0; i < smallest.size(); ) {
            List<Fact> smaller = new ArrayList<>(smallest);
            smaller.remove(i);
            if (stillFails.test(smaller)) {
                smallest = smaller;
                i = 0;
            } else {
                i++;
            }
        }
        return smallest;
    }
}
