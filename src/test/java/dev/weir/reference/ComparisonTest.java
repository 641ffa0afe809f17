package dev.weir.reference;

import static dev.weir.detect.HitKind.ARMED;
import static dev.weir.detect.HitKind.AT_RUN;
import static dev.weir.detect.HitKind.DISARMED;
import static dev.weir.detect.HitKind.TASK_CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.HitKind;
import dev.weir.detect.Severity;
import dev.weir.detect.Stage;
import dev.weir.event.HostKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The comparison must see a fault when there is one. */
class ComparisonTest {

    private static final HostKey HOST = new HostKey(Fact.TENANT, "h0", null);
    private static final String A = "effective 2026-03-02T08:00:00Z";
    private static final String B = "effective 2026-03-02T08:05:00Z";
    private static final Fact ARMING = fact(ARMED, 0);
    private static final Fact RUN = fact(AT_RUN, 60);

    @Test
    void equal_alerts_have_no_fault() {
        assertThat(fault(List.of(ARMING, RUN), armed(A, 0, 0), used(A, 1))).isEmpty();
    }

    @Test
    void missing_alert_is_a_fault() {
        assertThat(fault(List.of(ARMING))).isNotEmpty();
    }

    @Test
    void alert_without_the_id_of_the_event_time_order_is_a_fault() {
        assertThat(fault(List.of(ARMING), armed(B, 0, 0))).isNotEmpty();
    }

    @Test
    void lower_alert_is_a_fault_in_any_order() {
        assertThat(fault(List.of(ARMING, RUN), armed(A, 0, 0))).isNotEmpty();
        List<Fact> reversed = List.of(RUN, fact(ARMED, 30), ARMING);
        assertThat(Comparison.takingBack(reversed)).isNotEmpty();
        assertThat(fault(reversed, armed(A, 0, 0))).isNotEmpty();
    }

    @Test
    void second_alert_is_a_fault_unless_a_late_hit_explains_it() {
        Fact again = fact(ARMED, 30);
        assertThat(fault(List.of(ARMING, again), armed(A, 0, 0), armed(B, 0, 30))).isNotEmpty();
        assertThat(fault(List.of(again, ARMING), armed(A, 0, 0), armed(B, 0, 30))).isEmpty();
    }

    @Test
    void only_what_lowers_or_bridges_is_taken_back() {
        assertThat(Comparison.takingBack(List.of(ARMING, fact(ARMED, 60), fact(ARMED, 30))))
                .isEmpty();
        Fact created = fact(TASK_CREATED, 4000);
        Fact again = fact(ARMED, 3700);
        assertThat(Comparison.takingBack(List.of(again, created, ARMING))).containsExactly(ARMING);
        Fact reset = fact(DISARMED, 60);
        assertThat(Comparison.takingBack(List.of(ARMING, reset, created, again))).isEmpty();
        assertThat(Comparison.takingBack(List.of(ARMING, created, reset))).containsExactly(reset);
        Fact weekLater = fact(ARMED, 900_000);
        Fact bridge = fact(ARMED, 450_000);
        assertThat(Comparison.takingBack(List.of(ARMING, weekLater, bridge)))
                .containsExactly(bridge);
    }

    @Test
    void revision_that_falls_or_does_not_rise_is_a_fault() {
        List<Fact> facts = List.of(ARMING, RUN);
        assertThat(fault(facts, used(A, 0), armed(A, 1, 0))).isNotEmpty();
        assertThat(fault(facts, armed(A, 1, 0), used(A, 1))).isNotEmpty();
    }

    @Test
    void shrinker_keeps_only_what_the_failure_needs() {
        List<Fact> history = List.of(fact(DISARMED, -9), ARMING, fact(ARMED, 30), RUN);
        assertThat(Shrinker.shrink(history, facts -> facts.contains(RUN))).containsExactly(RUN);
    }

    private static Optional<String> fault(List<Fact> arrivals, Revision... issued) {
        return Comparison.of(arrivals, List.of(issued)).fault();
    }

    private static Revision armed(String identity, int revision, long second) {
        return issued(identity, revision, second, Stage.ARMED, Severity.MEDIUM);
    }

    private static Revision used(String identity, int revision) {
        return issued(identity, revision, 0, Stage.AT_RUN, Severity.HIGH);
    }

    private static Revision issued(
            String identity, int revision, long second, Stage stage, Severity severity) {
        var time = Fact.T0.plusSeconds(second);
        return new Revision(
                HOST, identity, List.of(), revision, time, time, time, true, stage, severity,
                false);
    }

    private static Fact fact(HitKind kind, long second) {
        return Fact.of(kind, Duration.ofSeconds(second));
    }
}
