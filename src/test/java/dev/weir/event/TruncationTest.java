package dev.weir.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TruncationTest {

    @Test
    void a_text_of_the_limit_stays_whole() {
        assertThat(Truncation.text("12345", 5)).isEqualTo("12345");
    }

    @Test
    void a_longer_text_has_the_limit_with_its_ellipsis() {
        assertThat(Truncation.text("123456", 5)).isEqualTo("1234…");
    }

    @Test
    void a_surrogate_pair_is_never_split() {
        assertThat(Truncation.text("abc😀def", 5)).isEqualTo("abc…");
        assertThat(Truncation.text("abc😀def", 6)).isEqualTo("abc😀…");
        assertThat(Truncation.head("😀", 1)).isEmpty();
    }
}
