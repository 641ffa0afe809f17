package dev.weir.bench;

import dev.weir.local.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A topic with part of the corpus.
 *
 * @param servers {@code bootstrap.servers}
 * @param name of the topic
 * @param records how many it holds
 * @param stories how many of them belong to stories
 * @param recorded whether they are those of a recording instead
 * @param expected how many alerts a recording should give; null when that is not known
 */
record Topic(
        String servers,
        String name,
        long records,
        long stories,
        boolean recorded,
        @Nullable Integer expected) {
    private static final long SEED = 20_260_112;

    Topic(String servers, String name, long records, long stories) {
        this(servers, name, records, stories, false, null);
    }

    /** A small topic full of stories, so that also what is rare gets compiled. */
    static Topic warmUp(String servers) {
        return new Topic(servers, "warm-up", 20_000, 2_000);
    }

    Corpus corpus() {
        return new Corpus(SEED, records, stories);
    }

    /** Creates the topic and fills it with the corpus. */
    void load(int partitions, String compression) {
        load(partitions, compression, corpus()::next);
    }

    /** Creates the topic and fills it. */
    void load(int partitions, String compression, Supplier<byte[]> events) {
        Topics.create(servers, partitions, List.of(name));
        Map<String, Object> settings =
                Map.of("linger.ms", 50, "batch.size", 262_144, "compression.type", compression);
        try (KafkaProducer<byte[], byte[]> producer = Clients.writer(servers, settings)) {
            for (long i = 0; i < records; i++) {
                producer.send(
                        new ProducerRecord<>(name, (int) (i % partitions), null, events.get()));
            }
        }
    }

    /** What a child process is told. */
    List<String> arguments() {
        return List.of(
                servers, name, "" + records, "" + stories, "" + recorded, "" + expected);
    }

    static Topic of(List<String> arguments) {
        return new Topic(
                arguments.get(0),
                arguments.get(1),
                Long.parseLong(arguments.get(2)),
                Long.parseLong(arguments.get(3)),
                Boolean.parseBoolean(arguments.get(4)),
                arguments.get(5).equals("null") ? null : Integer.valueOf(arguments.get(5)));
    }
}
