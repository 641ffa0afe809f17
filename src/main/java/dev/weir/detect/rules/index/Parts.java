package dev.weir.detect.rules.index;

import java.util.Map;
import java.util.function.IntConsumer;

/** Texts that are looked for in others. */
interface Parts {

    /**
     * @param parts what to report for each text; the texts are not empty
     */
    static Parts of(Map<String, int[]> parts) {
        return parts.size() <= FewParts.MOST ? new FewParts(parts) : new PartsAutomaton(parts);
    }

    /** Tells what the texts in {@code text} report, each at least once. */
    void find(String text, IntConsumer out);
}
