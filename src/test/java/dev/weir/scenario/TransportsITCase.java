package dev.weir.scenario;

import dev.weir.ingest.RawRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios again, their Windows events shipped in every envelope. */
class TransportsITCase {

    @RegisterExtension static final MiniClusterExtension CLUSTER = ScenarioRun.cluster();

    private static Outcome outcome;

    @BeforeAll
    static void tellAll() throws Exception {
        List<RawRecord> records = new ArrayList<>();
        for (Scenario scenario : scenarios().toList()) {
            for (Transport transport : Transport.values()) {
                records.addAll(scenario.records(cast(scenario, transport)));
            }
        }
        outcome = ScenarioRun.run(records);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @DisplayName("The envelope does not matter")
    @MethodSource("scenariosByTransport")
    void any_transport_tells_the_same_alerts(Scenario scenario, Transport transport) {
        Check.exactly(scenario, cast(scenario, transport), outcome);
    }

    private static Cast cast(Scenario scenario, Transport transport) {
        String suffix = transport.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Cast(scenario.cast("-" + suffix).prefix(), transport);
    }

    /** Without the bounds to the millisecond: some envelopes carry whole seconds. */
    private static Stream<Scenario> scenarios() {
        return Stream.of(
                        OneVendor.all(),
                        CrossVendor.all(),
                        NearMisses.all(),
                        ResetsAndEvasion.all())
                .flatMap(all -> all);
    }

    static Stream<Arguments> scenariosByTransport() {
        return scenarios()
                .flatMap(
                        scenario ->
                                Arrays.stream(Transport.values())
                                        .map(transport -> Arguments.of(scenario, transport)));
    }
}
