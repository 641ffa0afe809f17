package dev.weir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the original rule fires on, this one alerts on. */
class ParityITCase {

    @RegisterExtension static final MiniClusterExtension CLUSTER = ScenarioRun.cluster();

    private static Outcome outcome;

    @BeforeAll
    static void tellAll() throws Exception {
        outcome = ScenarioRun.tell(documents().toList());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("The original fires, and so does this")
    @MethodSource("documents")
    void document_of_the_original_arms(Scenario scenario) {
        List<List<Document>> alerts = outcome.alerts(scenario.cast().h1());
        assertThat(alerts.stream().flatMap(List::stream).map(Document::told))
                .containsExactly(Told.ARMED_47);
    }

    static Stream<Scenario> documents() {
        return Stream.concat(Parity.change(), Parity.anyType());
    }
}
