package dev.weir.job;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;

import dev.weir.alert.Alert;
import dev.weir.detect.Hit;
import dev.weir.episode.BufferState;
import dev.weir.episode.History;
import dev.weir.episode.Incident;
import dev.weir.episode.Match;
import dev.weir.episode.OrderedHit;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.LocatedEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTypesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                RawRecord.class,
                LocatedEvent.class,
                DeadLetter.class,
                Hit.class,
                BufferState.class,
                OrderedHit.class,
                Match.class,
                History.class,
                Incident.class,
                Alert.class
            })
    void what_flows_or_is_kept_needs_no_kryo(Class<?> type) {
        assertSerializedAsPojoWithoutKryo(type);
    }
}
