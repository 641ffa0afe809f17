package dev.weir.episode;

import static dev.weir.testing.Hits.armed;
import static dev.weir.testing.Hits.atRun;
import static dev.weir.testing.Hits.reboot;
import static dev.weir.testing.Hits.reset;
import static dev.weir.testing.Hits.task;
import static dev.weir.testing.Hits.tentative;
import static dev.weir.testing.Hits.touched;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;

class HindsightTest {

    @Test
    void what_belongs_to_an_arming_is_told_with_its_distance_and_severity() {
        assertThat(
                        texts(
                                armed(ZERO),
                                task(ofMinutes(5), "Upd"),
                                atRun(ofHours(3), 7),
                                armed(ofHours(4)),
                                touched(ofMinutes(241), "Upd"),
                                reboot(ofHours(5))))
                .containsExactly(
                        "opens an episode",
                        "5 min after the arming of 2026-03-02T09:00:00Z: risk 63",
                        "3 h after the arming of 2026-03-02T09:00:00Z: risk 73",
                        "armed again in the episode of 2026-03-02T09:00:00Z",
                        "a remark on the episode of 2026-03-02T09:00:00Z",
                        "a remark; it never raises an alert");
    }

    @Test
    void what_is_too_late_is_told_with_the_window_that_it_missed() {
        assertThat(
                        texts(
                                armed(ZERO),
                                touched(ofHours(2), "Upd"),
                                task(ofHours(25), "Upd"),
                                atRun(ofDays(8), 7)))
                .containsExactly(
                        "opens an episode",
                        "2 h after the last arming: outside 1 h",
                        "25 h after the arming: outside 1 d",
                        "8 d after the last arming: outside 7 d");
    }

    @Test
    void what_comes_after_a_reset_is_told() {
        assertThat(texts(armed(ZERO), reset(ofMinutes(5)), task(ofMinutes(30), "Upd")))
                .containsExactly(
                        "opens an episode",
                        "ends the arming of 2026-03-02T09:00:00Z",
                        "switched off before it: outside 15 min after the reset");
    }

    @Test
    void what_no_arming_explains_is_told() {
        assertThat(texts(reset(ZERO), atRun(ofSeconds(1), 7)))
                .containsExactly("no arming is before it", "no arming of this host is known");
        assertThat(texts(atRun(ZERO, 7), armed(ofMinutes(3))))
                .containsExactly(
                        "3 min before the first arming: more than 2 min", "opens an episode");
        assertThat(texts(tentative(ZERO, Flag.NOT_EFFECTIVE), atRun(ofMinutes(3), 7)))
                .containsExactly(
                        "a note of its own: this place does not take effect, nothing can follow it",
                        "no arming of this host is known");
    }

    private static List<String> texts(Hit... hits) {
        return Hindsight.of(List.of(hits), Windows.defaults()).stream()
                .map(Hindsight.Line::text)
                .toList();
    }
}
