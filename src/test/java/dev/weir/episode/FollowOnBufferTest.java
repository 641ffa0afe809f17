package dev.weir.episode;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Flag;
import dev.weir.detect.Hit;
import dev.weir.episode.ArmedThenUsed.OrderedHit;
import dev.weir.testing.Hits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowOnBufferTest {

    private final FollowOnBuffer room = new FollowOnBuffer(Windows.defaults(), HostRun.KEPT);
    private final List<OrderedHit> passed = new ArrayList<>();
    private BufferState waiting = BufferState.EMPTY;

    @Test
    void pattern_begins_once_however_often_the_host_is_armed() {
        for (int second = 0; second < 10_000; second++) {
            enter(Hits.armed(ofSeconds(second)));
        }
        assertThat(passed).hasSize(10_000);
        assertThat(passed).filteredOn(OrderedHit::begins).hasSize(1);
        assertThat(waiting.armings()).hasSize(FollowOnBuffer.MAX_ARMINGS);
    }

    @Test
    void places_without_effect_do_not_begin_the_pattern_again_and_again_either() {
        for (int second = 0; second < 1000; second++) {
            enter(Hits.tentative(ofSeconds(second), Flag.NOT_EFFECTIVE));
        }
        assertThat(passed).hasSize(1000);
        assertThat(passed).filteredOn(OrderedHit::begins).hasSize(1);
    }

    @Test
    void pattern_begins_anew_halfway_to_the_time_when_it_forgets() {
        Hit arming = Hits.armed(ZERO);
        Hit before = Hits.atRun(ofDays(4).minusSeconds(1), 1);
        Hit after = Hits.atRun(ofDays(4), 2);
        enter(arming, before, after);
        assertThat(passed).containsExactly(begin(arming), next(before), begin(arming), next(after));
    }

    @Test
    void hit_far_from_the_arming_that_began_brings_its_own_cause() {
        Hit newer = Hits.armed(ofDays(10));
        Hit older = Hits.arriving(ofDays(10).plusSeconds(9), Hits.armed(ZERO));
        Hit use = Hits.arriving(ofDays(10).plusSeconds(10), Hits.atRun(ofDays(8), 1));
        Hit late = Hits.arriving(ofDays(10).plusSeconds(11), Hits.atRun(ofHours(1), 2));
        enter(newer, older, use, late);
        assertThat(passed).containsExactly(begin(newer), begin(older), next(late));
        assertThat(waiting.held()).containsExactly(use);
    }

    @Test
    void what_waited_goes_behind_the_arming_that_explains_it() {
        Hit task = Hits.task(ofSeconds(60), "\\X");
        Hit other = Hits.task(ofDays(-2), "\\Y");
        Hit arming = Hits.arriving(Duration.ofMinutes(5), Hits.armed(ZERO));
        enter(other, task);
        assertThat(passed).isEmpty();
        enter(arming);
        assertThat(passed).containsExactly(begin(arming), next(task));
    }

    private void enter(Hit... hits) {
        for (Hit hit : hits) {
            waiting = room.enter(waiting, hit, hit.ingested(), passed::add);
        }
    }

    private static OrderedHit begin(Hit hit) {
        return new OrderedHit(hit, true);
    }

    private static OrderedHit next(Hit hit) {
        return new OrderedHit(hit, false);
    }
}
