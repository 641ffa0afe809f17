package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weir.event.EcsField;
import dev.weir.event.EventType;
import dev.weir.event.FieldValues;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class NormalizerTest {
    private static final String REGISTRY =
            "{'event':{'category':'registry'},'host':{'name':'ws01'},'registry':{'path':'HKLM\\\\A','data':{'strings':'1'}}}";
    private static final String NO_HOST =
            "{'event':{'category':'registry'},'registry':{'path':'HKLM\\\\A','data':{'strings':'1'}}}";
    private static final String OTHER = "{'event':{'category':'network'},'host':{'name':'ws01'}}";

    @Test
    void process_element_emits_what_matters_and_sidelines_what_is_broken() throws Exception {
        try (OneInputStreamOperatorTestHarness<RawRecord, LocatedEvent> harness = harness()) {
            harness.processElement(record(REGISTRY), 0);
            harness.processElement(record(OTHER), 0);
            harness.processElement(record("{"), 0);
            harness.processElement(record("{'a':1}"), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(seen -> seen.event().type())
                    .containsExactly(EventType.REGISTRY_VALUE_SET);
            assertThat(harness.getSideOutput(Normalizer.DEAD_LETTERS))
                    .extracting(element -> element.getValue().reason())
                    .containsExactly(
                            DeadLetter.Reason.MALFORMED_JSON, DeadLetter.Reason.UNKNOWN_SOURCE);
        }
    }

    @Test
    void metrics_count_by_shape_and_by_reason() {
        Recording group = new Recording("", new TreeMap<>());
        NormalizerMetrics metrics = new NormalizerMetrics(group, InstantSource.system());
        EventReader reader = new EventReader();

        for (String text : List.of(REGISTRY, REGISTRY, OTHER, "{", "{'a':1}", NO_HOST, NO_HOST)) {
            reader.read(record(text), metrics::mapped, metrics::rejected);
        }

        assertThat(group.values())
                .isEqualTo(
                        Map.of(
                                ".topic.t.read", 3L,
                                ".topic.t.rejected", 4L,
                                ".mapper.ecs.events", 2L,
                                ".mapper.ecs.other", 1L,
                                ".mapper.ecs.class.network.notUsed", 1L,
                                ".reason.malformed_json.source.none.deadLetters", 1L,
                                ".reason.unknown_source.source.none.deadLetters", 1L,
                                ".reason.no_host.source.ecs.deadLetters", 2L));
    }

    @Test
    void the_heartbeat_is_no_sign_of_life_of_a_source_and_no_rule_is_asked() {
        Recording group = new Recording("", new TreeMap<>());
        Reading reading = new Reading(RecordLimits.defaults(), "t", group);
        List<LocatedEvent> useful = new ArrayList<>();
        List<LocatedEvent> all = new ArrayList<>();

        reading.read(record(REGISTRY), useful::add, all::add, letter -> {});

        assertThat(useful).hasSize(1);
        assertThat(all).isEmpty();
        assertThat(group.values()).isEmpty();
        assertThat(group.gauges).isEmpty();
    }

    @Test
    void a_source_that_went_silent_tells_for_how_long() {
        Recording group = new Recording("", new TreeMap<>());
        long[] now = {5_000};
        NormalizerMetrics metrics =
                new NormalizerMetrics(group, () -> Instant.ofEpochMilli(now[0]));
        EventReader reader = new EventReader();

        reader.read(record(OTHER), metrics::mapped, metrics::rejected);
        now[0] = 7_000;
        reader.read(record(REGISTRY), metrics::mapped, metrics::rejected);
        reader.read(record(NO_HOST), metrics::mapped, metrics::rejected);
        now[0] = 10_000;
        reader.read(record("{"), metrics::mapped, metrics::rejected);

        assertThat(group.gauges).containsOnlyKeys(".mapper.ecs.sinceLastEvent");
        assertThat(group.gauges.get(".mapper.ecs.sinceLastEvent").getValue()).isEqualTo(3_000L);
    }

    @Test
    void kinds_of_documents_beyond_a_number_count_together() {
        Recording group = new Recording("", new TreeMap<>());
        NormalizerMetrics metrics = new NormalizerMetrics(group, InstantSource.system());
        for (int i = 0; i < 600; i++) {
            String document = "{'event':{'category':'c%d'},'host':{'name':'ws01'}}".formatted(i);
            new EventReader().read(record(document), metrics::mapped, metrics::rejected);
        }

        assertThat(group.values())
                .hasSize(503)
                .containsEntry(".mapper.ecs.class.c0.notUsed", 1L)
                .containsEntry(".mapper.ecs.class.more.notUsed", 100L)
                .containsEntry(".mapper.ecs.other", 600L);
    }

    @Test
    void records_of_the_stream_are_serialized_without_kryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(LocatedEvent.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(DeadLetter.class);
    }

    @Test
    void fields_of_an_event_survive_the_network() throws Exception {
        List<LocatedEvent> events = new ArrayList<>();
        new EventReader()
                .read(
                        record(
                                "{'event':{'category':['process','file']},'@timestamp':'2026-01-02T03:04:05Z',"
                                        + "'process':{'pid':7,'name':'at.exe'},'host':{'name':'h'}}"),
                        events::add,
                        letter -> {});
        TypeSerializer<LocatedEvent> serializer =
                TypeInformation.of(LocatedEvent.class).createSerializer(new SerializerConfigImpl());
        DataOutputSerializer sent = new DataOutputSerializer(64);
        serializer.serialize(events.get(0), sent);

        FieldValues received =
                serializer.deserialize(new DataInputDeserializer(sent.getCopyOfBuffer())).fields();

        assertEquals(List.of("process", "file"), received.values(EcsField.CATEGORY));
        assertEquals(List.of("7"), received.values(EcsField.of("process.pid")));
        assertEquals(List.of(), received.values(EcsField.of("process.args")));
    }

    private static RawRecord record(String text) {
        return new RawRecord(
                text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "t", 0, 1, 1);
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, LocatedEvent> harness()
            throws Exception {
        OneInputStreamOperatorTestHarness<RawRecord, LocatedEvent> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(new Normalizer(RecordLimits.defaults(), false, "")));
        harness.open();
        return harness;
    }

    /** A metric group that remembers its counters by their full name. */
    private static final class Recording extends UnregisteredMetricsGroup {
        private final String path;
        private final Map<String, Counter> counters;
        private final Map<String, Gauge<?>> gauges;

        Recording(String path, Map<String, Counter> counters) {
            this(path, counters, new TreeMap<>());
        }

        private Recording(
                String path, Map<String, Counter> counters, Map<String, Gauge<?>> gauges) {
            this.path = path;
            this.counters = counters;
            this.gauges = gauges;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Recording(path + "." + key + "." + value, counters, gauges);
        }

        @Override
        public Counter counter(String name) {
            return counters.computeIfAbsent(path + "." + name, id -> new SimpleCounter());
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            gauges.put(path + "." + name, gauge);
            return gauge;
        }

        Map<String, Long> values() {
            Map<String, Long> values = new TreeMap<>();
            counters.forEach((name, counter) -> values.put(name, counter.getCount()));
            return values;
        }
    }
}
