package dev.weir.scenario;

import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The near-misses: each event on a host of its own. */
class NeverAHitITCase {

    @RegisterExtension static final MiniClusterExtension CLUSTER = ScenarioRun.cluster();

    private static Outcome outcome;

    @BeforeAll
    static void tellAll() throws Exception {
        outcome = ScenarioRun.tell(Stream.concat(followOns(), armings()).toList());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("No evidence on an armed host")
    @MethodSource("followOns")
    void near_miss_is_no_evidence(Scenario scenario) {
        Check.exactly(scenario, scenario.cast(), outcome);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("No arming, even when at.exe follows")
    @MethodSource("armings")
    void near_miss_does_not_arm(Scenario scenario) {
        Check.exactly(scenario, scenario.cast(), outcome);
    }

    static Stream<Scenario> followOns() {
        return NeverAHit.all();
    }

    static Stream<Scenario> armings() {
        return NeverArms.all();
    }
}
