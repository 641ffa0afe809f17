package dev.weir.scenario;

import java.util.List;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostileRecordsITCase {

    @RegisterExtension static final MiniClusterExtension CLUSTER = ScenarioRun.cluster();

    @Test
    void each_hostile_record_is_one_dead_letter_and_the_alerts_stay_the_same() throws Exception {
        Scenario scenario = HostileRecords.aroundS02();

        Check.exactly(scenario, scenario.cast(), ScenarioRun.tell(List.of(scenario)));
    }
}
