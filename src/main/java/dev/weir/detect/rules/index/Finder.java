package dev.weir.detect.rules.index;

import java.util.function.IntConsumer;

/** Some of the predicates. */
interface Finder {

    /** Tells the predicates for which the event shows an atom, some of them several times. */
    void find(IntConsumer out);
}
