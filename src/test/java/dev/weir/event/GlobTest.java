package dev.weir.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "build-*, build-7, true",
        "build-*, BUILD-, true",
        "build-*, prebuild-7, false",
        "*svc*, CORP\\SvcBackup, true",
        "C:\\Tools\\*.exe, c:\\tools\\a\\b.EXE, true",
        "C:\\Tools\\*.exe, c:\\tools\\a.exe.bak, false",
        "ws0?, ws01, true",
        "ws0?, ws0, false",
        "ws0?, ws011, false",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXcYb, false",
        "**, x, true",
        "plain, plain, true",
        "plain, plainer, false",
        "a.c, abc, false",
        "[ab], a, false",
        "kelvin, \u212Aelvin, false",
    })
    void glob_covers_the_whole_text(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void star_matches_nothing_but_text() {
        assertThat(new Glob("*").matches("")).isTrue();
        assertThat(new Glob("").matches("")).isTrue();
        assertThat(new Glob("").matches("a")).isFalse();
        assertThat(new Glob("*").matches(null)).isFalse();
    }

    @Test
    void many_stars_against_a_long_text_stay_cheap() {
        Glob glob = new Glob("*a".repeat(400) + "b");
        assertThat(glob.matches("a".repeat(32_000))).isFalse();
    }
}
