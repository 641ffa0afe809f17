package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told, superseded and kept of one key, whatever arrives when. */
class SequenceHistoryTest {

    private static final SequencePlan PLAN = Story.plan("a b -u", "with maxspan=10s");

    @ParameterizedTest(name = "{0} arriving {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0a 1b 2b    | 0 1 2     | +[0, 1]",
                "0a 1b 2b    | 0 2 1     | +[0, 2] -[0, 2] +[0, 1]",
                "0a 1b 2b    | 2 1 0     | +[0, 1]",
                "0a 1a 2b    | 0 2 1     | +[0, 2] -[0, 2] +[1, 2]",
                "0a 1u 2b    | 0 2 1     | +[0, 2] -[0, 2]",
                "0a 1b 2a 3b | 0 3 2 1   | +[0, 3] -[0, 3] +[2, 3] +[0, 1]",
                "0a 1b       | 0 0 1 1 0 | +[0, 1]"
            })
    void told_less_superseded_is_the_answer(String events, String arriving, String expected) {
        Listener key = new Listener(new SequenceUpdater(PLAN.shape(), SequenceLimits.DEFAULT));
        List<SequenceHit> hits = hits(events);

        for (String place : arriving.split(" ", -1)) {
            key.add(hits.get(Integer.parseInt(place)));
        }

        assertThat(String.join(" ", key.log())).isEqualTo(expected);
        assertThat(key.history().hits())
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(SequenceHit.ORDER);
    }

    @Test
    void an_event_counts_at_the_smallest_place_that_it_came_from() {
        Listener key = new Listener(new SequenceUpdater(PLAN.shape(), SequenceLimits.DEFAULT));
        List<SequenceHit> hits = hits("0b 0a 0b 2b");
        key.add(hits.get(1));
        key.add(hits.get(3));
        key.add(hits.get(2));
        SequenceHit earlier = hits.get(0);

        key.add(new SequenceHit(earlier.order(), "2", earlier.stages(), false, 9));
        key.add(hits.get(2));

        assertThat(key.log())
                .containsExactly("+[1, 3]", "-[1, 3]", "+[1, 2]", "-[1, 2]", "*[1, 3]");
        assertThat(key.history().hits().get(0).order()).isEqualTo(earlier.order());
        assertThat(key.history().hits().get(0).arrived()).isZero();
    }

    @Test
    void a_match_waits_until_it_has_settled() {
        Listener key = new Listener(updater(3600, 500, 256));
        List<SequenceHit> hits = hits("0a 1b 2b");

        key.add(hits.get(0).arrivedAt(1_000));
        assertThat(key.add(hits.get(2).arrivedAt(2_000)).timer()).isEqualTo(2_500);
        assertThat(key.settle(2_499).timer()).isEqualTo(2_500);
        assertThat(key.add(hits.get(1).arrivedAt(2_499)).timer()).isEqualTo(2_999);
        key.settle(2_998);
        assertThat(key.log()).isEmpty();

        assertThat(key.settle(2_999).timer()).isEqualTo(2_499 + 3_610_000);
        assertThat(key.log()).containsExactly("+[0, 1]");
    }

    @Test
    void a_match_that_is_about_to_be_forgotten_is_told_at_once() {
        Listener key = new Listener(updater(20, 500, 256));
        List<SequenceHit> hits = hits("0a 1b 32a");
        hits.forEach(key::add);

        assertThat(key.log()).containsExactly("+[0, 1]");
        assertThat(identities(key.history())).containsExactly("2");
        assertThat(key.history().told()).isEmpty();
    }

    @Test
    void what_is_later_than_lateness_takes_part_in_nothing_and_is_counted() {
        Listener key = new Listener(updater(20, 0, 256));
        List<SequenceHit> hits = hits("0a 5b 4a 25b 26u 5a 6b");
        key.add(hits.get(0));
        key.add(hits.get(3));

        assertThat(key.add(hits.get(1)).late()).isFalse();
        assertThat(key.log()).containsExactly("+[0, 1]");

        assertThat(key.add(hits.get(4)).late()).isFalse();
        assertThat(key.add(hits.get(5)).late()).isTrue();
        assertThat(key.add(hits.get(2)).late()).isTrue();
        assertThat(key.add(hits.get(6)).late()).isFalse();
        // Known, so it is no late event.
        assertThat(key.add(hits.get(1)).late()).isFalse();
        assertThat(key.late()).isEqualTo(2);
        assertThat(key.log()).containsExactly("+[0, 1]");
        assertThat(key.add(hits.get(2)).history()).isEqualTo(key.history());
    }

    @Test
    void old_hits_and_what_was_told_of_them_leave_without_a_word() {
        Listener key = new Listener(updater(20, 0, 256));
        List<SequenceHit> hits = hits("0a 1b 30a 31b 61a");
        for (int i = 0; i < 3; i++) {
            assertThat(key.add(hits.get(i)).forgotten()).isEmpty();
        }

        assertThat(key.add(hits.get(3)).forgotten()).containsExactly("0");
        assertThat(key.history().told())
                .extracting(SequenceHistory.Told::identities)
                .containsExactly(List.of("2", "3"));
        assertThat(key.add(hits.get(4)).forgotten()).containsExactly("1", "2");
        assertThat(key.history().told()).isEmpty();
        assertThat(identities(key.history())).containsExactly("3", "4");
        assertThat(key.log()).containsExactly("+[0, 1]", "+[2, 3]");
        assertThat(key.dropped()).isZero();
    }

    @Test
    void of_too_many_hits_the_oldest_are_dropped_and_counted() {
        Listener key = new Listener(updater(20, 0, 4));
        List<SequenceHit> hits = hits("0a 1b 2a 3b 4a 5b 2u 30a 36a 61a");
        for (int i = 0; i < 4; i++) {
            assertThat(key.add(hits.get(i)).incomplete()).isFalse();
        }

        SequenceUpdate fifth = key.add(hits.get(4));

        assertThat(fifth.dropped()).isEqualTo(1);
        assertThat(fifth.incomplete()).isTrue();
        assertThat(fifth.forgotten()).containsExactly("0");
        // Again at its own place, and no longer known.
        assertThat(key.add(hits.get(0)).late()).isTrue();
        key.add(hits.get(5));
        assertThat(key.log()).containsExactly("+[0, 1]", "+[2, 3]", "+[4, 5]");
        // Older than what was dropped, so nobody knows what it would have met.
        assertThat(key.add(hits.get(0)).late()).isTrue();
        assertThat(key.add(hits.get(6)).dropped()).isEqualTo(1);
        assertThat(key.add(hits.get(6)).late()).isFalse();
        assertThat(key.log()).containsExactly("+[0, 1]", "+[2, 3]", "+[4, 5]", "-[2, 3]");
        // After maxspan and lateness nothing of it could matter any more.
        assertThat(key.add(hits.get(7)).incomplete()).isTrue();
        assertThat(key.add(hits.get(8)).incomplete()).isFalse();
    }

    @Test
    void there_is_room_for_a_match_in_any_case() {
        SequencePlan plan = Story.plan("a b c", "");
        Listener key =
                new Listener(
                        new SequenceUpdater(
                                plan.shape(),
                                new SequenceLimits(Duration.ofHours(1), Duration.ZERO, 1)));

        Story.hits(plan, "0a 1b 2c").values().iterator().next().forEach(key::add);

        assertThat(key.log()).containsExactly("+[0, 1, 2]");
    }

    @Test
    void a_quiet_key_is_forgotten() {
        Listener key = new Listener(updater(20, 0, 256));
        SequenceUpdate update = key.add(hits("0a").get(0).arrivedAt(7_000));

        assertThat(update.timer()).isEqualTo(37_000);
        assertThat(key.settle(36_999).history().isEmpty()).isFalse();
        SequenceUpdate last = key.settle(37_000);
        assertThat(last.history()).isEqualTo(SequenceHistory.EMPTY);
        assertThat(last.forgotten()).containsExactly("0");
        assertThat(last.timer()).isNull();
        assertThat(key.settle(99_000).timer()).isNull();
    }

    @Test
    void the_longest_maxspan_is_no_trouble() {
        SequencePlan plan = Story.plan("a b", "with maxspan=106751991167d");
        Listener key = new Listener(new SequenceUpdater(plan.shape(), SequenceLimits.DEFAULT));

        Story.hits(plan, "0a 9999999999b").values().iterator().next().forEach(key::add);

        assertThat(key.log()).containsExactly("+[0, 1]");
    }

    @Test
    void superseded_matches_are_remembered_up_to_a_limit() {
        Listener key = new Listener(updater(3600, 0, 50));
        List<SequenceHit> hits = new ArrayList<>(hits("0a" + " 1b".repeat(49)));
        key.add(hits.get(0));
        for (int i = 49; i > 0; i--) {
            key.add(hits.get(i));
        }

        assertThat(key.open()).containsExactly(List.of("0", "1"));
        assertThat(key.log()).hasSize(49 + 48);
        assertThat(key.history().told()).hasSize(49);
    }

    private static List<SequenceHit> hits(String events) {
        return Story.hits(PLAN, events).values().iterator().next();
    }

    private static List<String> identities(SequenceHistory history) {
        return history.hits().stream().map(SequenceHit::identity).toList();
    }

    private static SequenceUpdater updater(int seconds, int settle, int hits) {
        return new SequenceUpdater(
                PLAN.shape(),
                new SequenceLimits(Duration.ofSeconds(seconds), Duration.ofMillis(settle), hits));
    }
}
