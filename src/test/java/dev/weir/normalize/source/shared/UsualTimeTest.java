package dev.weir.normalize.source.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualTimeTest {
    private static final long SEED = Long.getLong("weir.seed", 20261127);
    private static final String CHARACTERS = "0123456789-: TZz.,+ \u0660";

    private final Random random = new Random(SEED);

    @Test
    void the_usual_notations_are_read() {
        assertThat(UsualTime.parse("2026-05-06T07:08:09.123Z", null))
                .isEqualTo(Instant.parse("2026-05-06T07:08:09.123Z"));
        assertThat(UsualTime.parse("2026-05-06 07:08:09.1234567", ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-05-06T07:08:09.1234567Z"));
        assertThat(UsualTime.parse("2026-05-06 07:08:09", ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-05-06T07:08:09Z"));
        assertThat(UsualTime.parse("2026-05-06 07:08:09", null)).isNull();
        assertThat(UsualTime.parse("2026-02-30T07:08:09Z", null)).isNull();
    }

    /** In quotes, which some producers write, a time is read by the pattern. */
    @Test
    void what_is_read_means_what_the_pattern_says() {
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = text();
            assertThat(Times.utc(text))
                    .as("seed %d: %s", SEED, text)
                    .isEqualTo(Times.utc("'" + text.strip() + "'"));
            assertThat(Times.zoned(text))
                    .as("seed %d: %s", SEED, text)
                    .isEqualTo(Times.zoned("'" + text.strip() + "'"));
            read += UsualTime.parse(text, ZoneOffset.UTC) == null ? 0 : 1;
        }

        assertThat(read).isBetween(20_000, 180_000);
    }

    /** A time with up to two wrong characters. */
    private String text() {
        StringBuilder text =
                new StringBuilder(
                        Instant.ofEpochSecond(
                                        random.nextLong(4_000_000_000L),
                                        random.nextInt(1_000_000_000))
                                .toString());
        text.setLength(Math.min(text.length(), 19 + random.nextInt(12)));
        if (random.nextBoolean() && text.charAt(text.length() - 1) != 'Z') {
            text.append('Z');
        }
        if (random.nextBoolean()) {
            text.setCharAt(10, ' ');
        }
        for (int wrong = random.nextInt(4) - 1; wrong > 0; wrong--) {
            char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            text.setCharAt(random.nextInt(text.length()), other);
        }
        return text.toString();
    }
}
