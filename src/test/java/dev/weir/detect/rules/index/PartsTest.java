package dev.weir.detect.rules.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void texts_within_texts_are_all_found() {
        PartsAutomaton automaton =
                new PartsAutomaton(
                        Map.of(
                                "he",
                                new int[] {0},
                                "she",
                                new int[] {1},
                                "hers",
                                new int[] {2, 0}));

        assertThat(found(automaton, "ushers")).containsExactly(0, 1, 2);
        assertThat(found(automaton, "hhe")).containsExactly(0);
        assertThat(found(automaton, "hxers")).isEmpty();
        assertThat(found(automaton, "")).isEmpty();
    }

    @Test
    void letters_beyond_ascii_are_letters() {
        PartsAutomaton automaton =
                new PartsAutomaton(Map.of("é\uD83D\uDE00", new int[] {0}, "ab", new int[] {1}));

        assertThat(found(automaton, "caf\u00e9\uD83D\uDE00 ab")).containsExactly(0, 1);
        assertThat(found(automaton, "cafe \uD83D\uDE00 \u00ff a\u00ffb")).isEmpty();
    }

    @Test
    void finds_what_a_search_for_each_text_finds() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            Map<String, int[]> parts = new HashMap<>();
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                parts.put(text(random, 1 + random.nextInt(4)), new int[] {i});
            }
            String text = text(random, random.nextInt(20));
            List<Integer> expected = new ArrayList<>();
            parts.forEach(
                    (part, report) -> {
                        if (text.contains(part)) {
                            expected.add(report[0]);
                        }
                    });

            for (Parts some : List.of(new PartsAutomaton(parts), new FewParts(parts))) {
                assertThat(found(some, text))
                        .as("%s in %s", parts.keySet(), text)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abé".charAt(random.nextInt(3)));
        }
        return text.toString();
    }

    private static TreeSet<Integer> found(Parts parts, String text) {
        TreeSet<Integer> found = new TreeSet<>();
        parts.find(text, found::add);
        return found;
    }
}
