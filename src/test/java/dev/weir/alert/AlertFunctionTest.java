package dev.weir.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Incident;
import dev.weir.detect.LastResort;
import dev.weir.event.HostKey;
import dev.weir.testing.Incidents;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class AlertFunctionTest {
    @Test
    void an_incident_becomes_an_alert_that_counts_its_own_host() throws Exception {
        try (var harness = harness(10)) {
            harness.open();
            harness.processElement1(Incidents.atJob(), 0);
            assertThat(harness.extractOutputValues())
                    .containsExactly(AlertBuilder.build(Incidents.atJob(), 1));
        }
    }

    @Test
    void an_incident_that_breaks_the_alert_is_a_dead_letter_and_the_next_goes_out()
            throws Exception {
        @SuppressWarnings("NullAway") // what no detection makes
        HostKey nobody = new HostKey(null, "ws01", null);
        try (var harness = harness(10)) {
            harness.open();
            harness.processElement1(Incidents.on(nobody, Incidents.armed()), 0);
            harness.processElement1(Incidents.armed(), 0);
            assertThat(harness.getSideOutput(LastResort.DEAD_LETTERS))
                    .extracting(letter -> letter.getValue().raw().position())
                    .containsExactly(Incidents.arming().position());
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void hosts_told_by_other_subtasks_count_also_after_a_restore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(10)) {
            harness.open();
            harness.processElement2(armed("ws02"), 0);
            harness.processElement2(armed("ws03"), 0);
            harness.processElement1(Incidents.armed(), 0);
            assertThat(hosts(harness)).containsExactly(3);
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness(10)) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processElement1(Incidents.atRun(), 0);
            harness.processElement2(armed("ws04"), 0);
            harness.processElement1(Incidents.atJob(), 0);
            assertThat(hosts(harness)).containsExactly(3, 4);
        }
    }

    @Test
    void state_holds_no_more_hosts_than_the_limit() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(2)) {
            harness.open();
            for (int i = 0; i < 50; i++) {
                harness.processElement2(armed("h" + i), 0);
            }
            snapshot = harness.snapshot(1, 1);
        }
        // With room for more, what comes back is what was kept.
        try (var harness = harness(100)) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processElement1(Incidents.armed(), 0);
            assertThat(hosts(harness)).containsExactly(3);
        }
    }

    @Test
    void what_the_subtasks_tell_each_other_travels_without_kryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(ArmedHost.class);
    }

    private static ArmedHost armed(String host) {
        return new ArmedHost("default", host, Incidents.T0);
    }

    private static List<Integer> hosts(
            TwoInputStreamOperatorTestHarness<Incident, ArmedHost, Alert> harness) {
        return harness.extractOutputValues().stream().map(Alert::armedHosts).toList();
    }

    private static TwoInputStreamOperatorTestHarness<Incident, ArmedHost, Alert> harness(int limit)
            throws Exception {
        return new TwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(
                        new AlertFunction(limit), List.of(AlertFunction.STATE)));
    }
}
