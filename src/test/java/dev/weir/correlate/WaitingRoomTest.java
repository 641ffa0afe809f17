package dev.weir.correlate;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.signal.Flag;
import dev.weir.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private final WaitingRoom room = new WaitingRoom(Windows.defaults());
    private final List<Step> passed = new ArrayList<>();
    private Waiting waiting = Waiting.EMPTY;

    @Test
    void pattern_begins_once_however_often_the_host_is_armed() {
        for (int second = 0; second < 10_000; second++) {
            enter(Signals.armed(ofSeconds(second)));
        }
        assertThat(passed).hasSize(10_000);
        assertThat(passed).filteredOn(Step::begins).hasSize(1);
        assertThat(waiting.armings()).hasSize(WaitingRoom.MAX_ARMINGS);
    }

    @Test
    void places_without_effect_do_not_begin_the_pattern_again_and_again_either() {
        for (int second = 0; second < 1000; second++) {
            enter(Signals.tentative(ofSeconds(second), Flag.NOT_EFFECTIVE));
        }
        assertThat(passed).hasSize(1000);
        assertThat(passed).filteredOn(Step::begins).hasSize(1);
    }

    @Test
    void pattern_begins_anew_halfway_to_the_time_when_it_forgets() {
        Signal arming = Signals.armed(ZERO);
        Signal before = Signals.atRun(ofDays(4).minusSeconds(1), 1);
        Signal after = Signals.atRun(ofDays(4), 2);
        enter(arming, before, after);
        assertThat(passed).containsExactly(begin(arming), next(before), begin(arming), next(after));
    }

    @Test
    void signal_far_from_the_arming_that_began_brings_its_own_cause() {
        Signal newer = Signals.armed(ofDays(10));
        Signal older = Signals.arriving(ofDays(10).plusSeconds(9), Signals.armed(ZERO));
        Signal use = Signals.arriving(ofDays(10).plusSeconds(10), Signals.atRun(ofDays(8), 1));
        Signal late = Signals.arriving(ofDays(10).plusSeconds(11), Signals.atRun(ofHours(1), 2));
        enter(newer, older, use, late);
        assertThat(passed).containsExactly(begin(newer), begin(older), next(late));
        assertThat(waiting.held()).containsExactly(use);
    }

    @Test
    void what_waited_goes_behind_the_arming_that_explains_it() {
        Signal task = Signals.task(ofSeconds(60), "\\X");
        Signal other = Signals.task(ofDays(-2), "\\Y");
        Signal arming = Signals.arriving(Duration.ofMinutes(5), Signals.armed(ZERO));
        enter(other, task);
        assertThat(passed).isEmpty();
        enter(arming);
        assertThat(passed).containsExactly(begin(arming), next(task));
    }

    private void enter(Signal... signals) {
        for (Signal signal : signals) {
            waiting = room.enter(waiting, signal, signal.ingested(), passed::add);
        }
    }

    private static Step begin(Signal signal) {
        return new Step(signal, true);
    }

    private static Step next(Signal signal) {
        return new Step(signal, false);
    }
}
