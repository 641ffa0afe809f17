package dev.weir.detect.rules.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTextsTest {
    private static final int[] FOUND = {3, 5};

    @Test
    void a_text_is_known_by_all_of_it() {
        RecentTexts texts = new RecentTexts(new RecentTexts.Room());

        assertThat(texts.of("a")).isNull();
        texts.put("a", FOUND);
        texts.put("", new int[0]);

        assertThat(texts.of("a")).isSameAs(FOUND);
        assertThat(texts.of("")).isEmpty();
        assertThat(texts.of("A")).isNull();
    }

    @Test
    void of_two_texts_in_one_place_the_newer_is_known() {
        RecentTexts texts = new RecentTexts(new RecentTexts.Room());
        // One hash.
        texts.put("Aa", FOUND);
        texts.put("BB", new int[] {7});

        assertThat(texts.of("Aa")).isNull();
        assertThat(texts.of("BB")).containsExactly(7);
    }

    @Test
    void all_tables_share_one_room() {
        RecentTexts.Room room = new RecentTexts.Room();
        String large = "x".repeat(100_000);
        long kept =
                IntStream.range(0, 100)
                        .filter(
                                i -> {
                                    RecentTexts texts = new RecentTexts(room);
                                    texts.put(large, FOUND);
                                    return texts.of(large) != null;
                                })
                        .count();

        assertThat(kept).isEqualTo(19);
    }
}
