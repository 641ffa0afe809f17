package dev.weir.sequence;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hits can flow and histories can be kept; a history that was kept goes on as if it had not been.
 */
class SequenceStateTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                SequenceHistory.class,
                SequenceHit.class,
                SequenceKey.class,
                SequenceTouch.class,
                EventOrder.class
            })
    void what_flows_or_is_kept_needs_no_kryo(Class<?> type) {
        assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void a_history_goes_on_after_it_was_kept() throws IOException {
        SequencePlan plan = Story.plan("a b -u", "with maxspan=10s");
        SequenceUpdater updater = new SequenceUpdater(plan.shape(), SequenceLimits.DEFAULT);
        List<SequenceHit> hits = Story.hits(plan, "0a 1#3b 1#2au 2b 3b").values().iterator().next();
        SequenceHistory history = SequenceHistory.EMPTY;
        SequenceHistory kept = SequenceHistory.EMPTY;
        for (int place : List.of(0, 4, 3, 1, 2, 4)) {
            SequenceUpdate update = updater.add(history, hits.get(place));
            SequenceUpdate same = updater.add(again(kept), hits.get(place));

            assertThat(told(same)).isEqualTo(told(update));
            history = update.history();
            kept = same.history();
        }

        assertThat(history.told())
                .containsExactlyElementsOf(kept.told())
                .contains(new SequenceHistory.Told(List.of("0", "1"), false));
    }

    private static String told(SequenceUpdate update) {
        return List.of(update.superseded(), update.opened(), update.returned()).stream()
                .map(matches -> matches.stream().map(SequenceMatch::identities).toList())
                .toList()
                .toString();
    }

    private static SequenceHistory again(SequenceHistory history) throws IOException {
        TypeSerializer<SequenceHistory> serializer =
                TypeInformation.of(SequenceHistory.class)
                        .createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(history, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
