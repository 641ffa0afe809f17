package dev.weir.job;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;

import dev.weir.alert.Alert;
import dev.weir.correlate.History;
import dev.weir.correlate.Incident;
import dev.weir.correlate.Match;
import dev.weir.correlate.Step;
import dev.weir.correlate.Waiting;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.DeadLetter;
import dev.weir.normalize.Observation;
import dev.weir.signal.Signal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTypesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                RawRecord.class,
                Observation.class,
                DeadLetter.class,
                Signal.class,
                Waiting.class,
                Step.class,
                Match.class,
                History.class,
                Incident.class,
                Alert.class
            })
    void what_flows_or_is_kept_needs_no_kryo(Class<?> type) {
        assertSerializedAsPojoWithoutKryo(type);
    }
}
