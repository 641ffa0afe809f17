package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, less than a second",
        "PT0.05S, less than a second",
        "PT1S, 1 s",
        "PT-2S, 2 s",
        "PT119.9S, 119 s",
        "PT2M, 2 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT1H30M, 1 h 30 min",
        "PT47H59M, 47 h 59 min",
        "P2D, 2 d",
        "P6DT2H30M, 6 d 2 h",
    })
    void span_picks_one_or_two_units(Duration span, String words) {
        assertThat(Wording.span(span)).isEqualTo(words);
    }

    @Test
    void list_joins_with_commas_and_a_last_and() {
        assertThat(Wording.list(List.of())).isEmpty();
        assertThat(Wording.list(List.of("a"))).isEqualTo("a");
        assertThat(Wording.list(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Wording.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }
}
