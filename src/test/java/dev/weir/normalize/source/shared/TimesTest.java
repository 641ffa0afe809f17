package dev.weir.normalize.source.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final Instant TIME = Instant.parse("2026-03-02T09:15:00.250Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:15:00.250Z",
                "2026-03-02T09:15:00.2500000Z",
                "2026-03-02T09:15:00.250000000000Z",
                "2026-03-02 09:15:00.25Z",
                "2026-03-02 09:15:00.250 Z",
                "2026-03-02T10:15:00.250+01:00",
                "2026-03-02T09:15:00.250+0000",
                "2026-03-02 18:15:00.250 +09:00",
                "2026-03-02 09:15:00.250 +0000 UTC",
                "2026-03-02T09:15:00,250 UTC",
                " 2026-03-02T09:15:00.250Z ",
                "'2026-03-02T09:15:00.250Z'"
            })
    void zoned_every_notation_is_the_same_instant(String text) {
        assertThat(Times.zoned(text)).isEqualTo(TIME);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "2026-03-02 09:15:00",
                "09:15:00.250",
                "2026-13-02T09:15:00Z",
                "2026-02-30T09:15:00Z",
                "2026-03-02T25:15:00Z",
                "2026-03-02T09:15:00+99:00",
                "yesterday"
            })
    void zoned_without_zone_or_impossible_is_unknown(String text) {
        assertThat(Times.zoned(text)).isNull();
    }

    @Test
    void utc_without_zone_is_utc() {
        assertThat(Times.utc("2026-03-02 09:15:00.250")).isEqualTo(TIME);
        assertThat(Times.utc("2026-03-02T10:15:00.250+01:00")).isEqualTo(TIME);
    }

    @Test
    void file_time_beyond_whatADouble_holds_keeps_every_tick() {
        assertThat(Times.fileTime("131762384629155140"))
                .isEqualTo(Instant.parse("2018-07-16T18:14:22.915514Z"));
        assertThat(Times.fileTime("134169165002501234"))
                .isEqualTo(Instant.parse("2026-03-02T09:15:00.2501234Z"));
        assertThat(Times.fileTime("0")).isEqualTo(Instant.parse("1601-01-01T00:00:00Z"));
        assertThat(Times.fileTime("1.3E17")).isNull();
    }

    @Test
    void numbers_in_the_usual_notation_are_the_same_as_in_others() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            String whole = Long.toString(random.nextLong(1L << random.nextInt(1, 53)));
            String fraction = "." + (1 + random.nextInt(999_999_999));
            String zeros = "0".repeat(13 - fraction.length());

            assertThat(Times.epochMillis(whole)).isEqualTo(Times.epochMillis(whole + ".0"));
            assertThat(Times.epochSeconds(whole))
                    .isEqualTo(Times.epochSeconds("0" + whole + ".0000000000"));
            assertThat(Times.epochSeconds(whole + fraction))
                    .isEqualTo(Times.epochSeconds(whole + fraction + zeros));
            assertThat(Times.any(whole)).isEqualTo(Times.any(whole + ".0"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1772442900.250",
                "1772442900250",
                "1772442900250000",
                "1772442900250000000",
                "/Date(1772442900250)/"
            })
    void any_epoch_number_tells_its_unit_by_its_size(String text) {
        assertThat(Times.any(text)).isEqualTo(TIME);
    }

    @Test
    void epoch_fractions_and_negatives_are_read() {
        assertThat(Times.epochSeconds("1772442900.25")).isEqualTo(TIME);
        assertThat(Times.epochMillis("1772442900250")).isEqualTo(TIME);
        assertThat(Times.epochMillis("-11644473600000"))
                .isEqualTo(Instant.parse("1601-01-01T00:00:00Z"));
        assertThat(Times.epochMillis("99999999999999999999")).isNull();
        assertThat(Times.epochMillis("x")).isNull();
    }
}
