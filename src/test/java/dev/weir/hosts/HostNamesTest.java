package dev.weir.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.detect.HostNaming;
import dev.weir.detect.HostSighting;
import dev.weir.testing.Hits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class HostNamesTest {
    private static final HostNaming NAMED = new HostNaming("t/sysmon/a-1", "WS01.corp.example");

    private KeyedOneInputStreamOperatorTestHarness<String, HostSighting, Hit> harness;

    @Test
    void what_came_before_the_name_goes_on_again_under_it_and_what_comes_later_at_once()
            throws Exception {
        open(null);
        harness.processElement(HostSighting.of(Hits.unnamed(Hits.armed(Duration.ZERO))), 0);
        harness.processElement(HostSighting.of(NAMED), 0);
        harness.processElement(HostSighting.of(NAMED), 0);
        harness.processElement(
                HostSighting.of(Hits.unnamed(Hits.atRun(Duration.ofMinutes(5), 7))), 0);

        assertThat(told())
                .containsExactly(
                        "ARMED a-1 null", "ARMED ws01 corp.example", "AT_RUN ws01 corp.example");
    }

    @Test
    void a_name_that_came_first_is_used() throws Exception {
        open(null);
        harness.processElement(HostSighting.of(NAMED), 0);
        harness.processElement(HostSighting.of(Hits.unnamed(Hits.armed(Duration.ZERO))), 0);

        assertThat(told()).containsExactly("ARMED ws01 corp.example");
    }

    @Test
    void names_and_hits_survive_a_restart() throws Exception {
        open(null);
        harness.processElement(HostSighting.of(Hits.unnamed(Hits.armed(Duration.ZERO))), 0);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        harness.processElement(HostSighting.of(NAMED), 0);

        assertThat(told()).containsExactly("ARMED ws01 corp.example");
    }

    @Test
    void a_hit_waits_for_a_day_and_a_name_is_kept_for_thirty() throws Exception {
        open(null);
        harness.processElement(HostSighting.of(Hits.unnamed(Hits.armed(Duration.ZERO))), 0);
        harness.setStateTtlProcessingTime(HostNames.HOLD.toMillis() + 1);
        harness.processElement(HostSighting.of(NAMED), 0);
        assertThat(told()).containsExactly("ARMED a-1 null");

        harness.setStateTtlProcessingTime(HostNames.KEEP_NAME.multipliedBy(2).toMillis());
        harness.processElement(HostSighting.of(Hits.unnamed(Hits.armed(Duration.ZERO))), 0);
        assertThat(told()).containsExactly("ARMED a-1 null", "ARMED a-1 null");
    }

    @Test
    void of_too_many_hits_the_strongest_wait() throws Exception {
        open(null);
        for (int i = 0; i < HostNames.MAX_HELD; i++) {
            harness.processElement(
                    HostSighting.of(Hits.unnamed(Hits.task(Duration.ofSeconds(i), "\\t" + i))), 0);
        }
        harness.processElement(HostSighting.of(Hits.unnamed(Hits.armed(Duration.ofMinutes(5)))), 0);
        harness.processElement(
                HostSighting.of(Hits.unnamed(Hits.touched(Duration.ofMinutes(6), "\\t"))), 0);
        harness.getOutput().clear();
        harness.processElement(HostSighting.of(NAMED), 0);

        assertThat(harness.extractOutputValues())
                .hasSize(HostNames.MAX_HELD)
                .extracting(Hit::kind)
                .contains(HitKind.ARMED)
                .doesNotContain(HitKind.TASK_TOUCHED);
    }

    private void open(OperatorSubtaskState state) throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new HostNames()),
                        HostSighting::id,
                        Types.STRING);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        harness.setStateTtlProcessingTime(0);
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (Hit hit : harness.extractOutputValues()) {
            told.add(hit.kind() + " " + hit.key().name() + " " + hit.key().domain());
        }
        return told;
    }
}
