package dev.weir.detect.rules.index;

import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Finds texts in another one after the other: a processor compares many characters of one text at a
 * time, which pays while there are few.
 */
final class FewParts implements Parts {
    /** From twice as many on {@link PartsAutomaton} is faster. */
    static final int MOST = 5;

    private final String[] texts;
    private final int[][] reports;

    FewParts(Map<String, int[]> parts) {
        texts = parts.keySet().toArray(String[]::new);
        reports = parts.values().toArray(int[][]::new);
    }

    @Override
    public void find(String text, IntConsumer out) {
        for (int i = 0; i < texts.length; i++) {
            if (text.contains(texts[i])) {
                for (int report : reports[i]) {
                    out.accept(report);
                }
            }
        }
    }
}
