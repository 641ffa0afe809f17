package dev.weir.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A peer: the rule and its join as a Flink job is written in a day. Every record is parsed, what
 * does not matter is filtered, and Flink CEP finds in event time what follows an arming within seven
 * days.
 */
final class PlainJob {
    private static final Duration WITHIN = Duration.ofDays(7);
    private static final Duration LATE = Duration.ofSeconds(10);

    private PlainJob() {}

    static void build(StreamExecutionEnvironment environment, Topic topic, String alerts) {
        DataStream<PlainEvent> hits =
                environment
                        .fromSource(source(topic, alerts), watermarks(), "events")
                        .uid("events")
                        .filter(PlainEvent::matters)
                        .uid("hits");
        CEP.pattern(hits.keyBy(PlainEvent::host), pattern())
                .process(new Alerts())
                .uid("pattern")
                .sinkTo(sink(topic.servers(), alerts))
                .uid("alerts");
    }

    private static Pattern<PlainEvent, ?> pattern() {
        return Pattern.<PlainEvent>begin("armed")
                .where(SimpleCondition.of(event -> event.kind() == PlainEvent.Kind.ARMED))
                .followedByAny("used")
                .where(SimpleCondition.of(event -> event.kind() != PlainEvent.Kind.ARMED))
                .optional()
                .within(WITHIN);
    }

    private static KafkaSource<PlainEvent> source(Topic topic, String group) {
        return KafkaSource.<PlainEvent>builder()
                .setProperties(Clients.settings(topic.servers()))
                .setTopics(topic.name())
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new Schema())
                .build();
    }

    private static WatermarkStrategy<PlainEvent> watermarks() {
        return WatermarkStrategy.<PlainEvent>forBoundedOutOfOrderness(LATE)
                .withTimestampAssigner((event, stamped) -> event.time());
    }

    private static KafkaSink<String> sink(String servers, String alerts) {
        return KafkaSink.<String>builder()
                .setBootstrapServers(servers)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(
                        KafkaRecordSerializationSchema.<String>builder()
                                .setTopic(alerts)
                                .setValueSerializationSchema(new SimpleStringSchema())
                                .build())
                .build();
    }

    private static final class Schema implements DeserializationSchema<PlainEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable PlainEvent deserialize(byte[] message) {
            return PlainReader.read(message);
        }

        @Override
        public boolean isEndOfStream(PlainEvent next) {
            return false;
        }

        @Override
        public TypeInformation<PlainEvent> getProducedType() {
            return TypeInformation.of(PlainEvent.class);
        }
    }

    private static final class Alerts extends PatternProcessFunction<PlainEvent, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(
                Map<String, List<PlainEvent>> match, Context context, Collector<String> out) {
            PlainEvent armed = match.get("armed").get(0);
            out.collect(PlainReader.alert(armed, match.getOrDefault("used", List.of(armed)).get(0)));
        }
    }
}
