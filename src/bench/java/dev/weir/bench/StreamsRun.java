package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;

/**
 * A peer: the rule and its join in Kafka Streams, with the parser of {@link PlainJob}. What matters
 * goes by host through a topic, and armings are joined with what follows within seven days, in event
 * time, with stores in memory. On a class path of its own, without Flink.
 */
final class StreamsRun {
    private static final Duration WITHIN = Duration.ofDays(7);
    private static final Duration LATE = Duration.ofHours(1);

    private StreamsRun() {}

    /**
     * Reads the topic once.
     *
     * @param last whether the result counts in any case; alerts are awaited only of what counts
     */
    static Result pass(Topic topic, boolean last) throws Exception {
        String alerts = "alerts-" + UUID.randomUUID();
        Topics.create(topic.servers(), 1, List.of(alerts));
        Result result;
        try (KafkaStreams streams =
                new KafkaStreams(topology(topic.name(), alerts), settings(topic, alerts))) {
            streams.start();
            Meter start = Meter.at((long) (topic.records() * Result.FROM));
            Meter end = Meter.at((long) (topic.records() * Result.UNTIL));
            result = Result.between(start, end, "kafka-streams", 1);
            if (last || result.warm()) {
                result = result.with(AlertTally.read(topic, alerts));
            }
        }
        while (Meter.consumers() > 0) {
            Thread.sleep(50);
        }
        return result;
    }

    private static Topology topology(String events, String alerts) {
        StreamsBuilder builder = new StreamsBuilder();
        Serde<PlainEvent> json = json();
        KStream<String, PlainEvent> hits =
                builder.stream(
                                events,
                                Consumed.with(Serdes.ByteArray(), reader())
                                        .withTimestampExtractor(
                                                (each, newest) ->
                                                        each.value() instanceof PlainEvent event
                                                                ? event.time()
                                                                : newest))
                        .filter((key, event) -> event != null && event.matters())
                        .selectKey((key, event) -> event.host())
                        .repartition(Repartitioned.with(Serdes.String(), json).withName("hits"));
        KStream<String, PlainEvent> armed =
                hits.filter((host, event) -> event.kind() == PlainEvent.Kind.ARMED);
        KStream<String, PlainEvent> used =
                hits.filter((host, event) -> event.kind() != PlainEvent.Kind.ARMED);
        Produced<String, String> to = Produced.with(Serdes.String(), Serdes.String());
        armed.mapValues(event -> PlainReader.alert(event, event)).to(alerts, to);
        armed.join(
                        used,
                        PlainReader::alert,
                        JoinWindows.ofTimeDifferenceAndGrace(WITHIN, LATE).before(Duration.ZERO),
                        StreamJoined.with(Serdes.String(), json, json)
                                .withThisStoreSupplier(store("armed"))
                                .withOtherStoreSupplier(store("used")))
                .to(alerts, to);
        return builder.build();
    }

    private static WindowBytesStoreSupplier store(String name) {
        return Stores.inMemoryWindowStore(name, WITHIN.plus(LATE), WITHIN, true);
    }

    private static Properties settings(Topic topic, String application) throws IOException {
        Properties settings = Clients.settings(topic.servers());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10_000);
        settings.put("auto.offset.reset", "earliest");
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                Files.createTempDirectory("weir-bench-").toString());
        return settings;
    }

    private static Serde<PlainEvent> reader() {
        return Serdes.serdeFrom(
                (topic, event) -> {
                    throw new UnsupportedOperationException("events are only read");
                },
                (topic, bytes) -> PlainReader.read(bytes));
    }

    private static Serde<PlainEvent> json() {
        ObjectMapper json = new ObjectMapper();
        return Serdes.serdeFrom(
                (topic, event) -> {
                    try {
                        return event == null ? null : json.writeValueAsBytes(event);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                (topic, bytes) -> {
                    try {
                        return bytes == null ? null : json.readValue(bytes, PlainEvent.class);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
