package dev.weir.local.cluster;

import static dev.weir.local.cluster.LocalCluster.BOOTSTRAP;
import static dev.weir.local.cluster.LocalCluster.DASHBOARD;
import static dev.weir.local.cluster.LocalCluster.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.FlinkRest;
import dev.weir.local.Records;
import dev.weir.local.Topics;
import dev.weir.scenario.Fleet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A fleet whose stories are told to a job while something happens to it. */
final class FleetRound {
    private static final int HOSTS = Integer.getInteger("weir.fleet", 320);
    private static final Path TABLE = Path.of("target", "faults.tsv");

    /** So many alerts are out when it happens: hosts of a story and a half. */
    private static final int SEEN = HOSTS / 5;

    private final String name;
    private final long seed = Long.getLong("weir.seed", System.nanoTime() % 1_000_000);
    private final Fleet fleet;
    private final FlinkRest rest = new FlinkRest(DASHBOARD);
    private String isolation = "read_uncommitted";
    private int partitions = 2;
    private boolean complete;

    /**
     * @param name of the fault; topics and consumer group are called so, too
     */
    FleetRound(String name) {
        this.name = name;
        fleet = new Fleet(name, HOSTS, seed);
    }

    /** What happens in the middle. */
    interface Fault {
        /**
         * @param job that runs then
         */
        void happen(String job) throws Exception;
    }

    /** Only what is committed counts as an alert. */
    FleetRound readCommitted() {
        isolation = "read_committed";
        return this;
    }

    /** From now on events go to so many partitions. */
    void widen(int count) {
        partitions = count;
    }

    /**
     * Tells the first halves, lets it happen, tells the rest, and waits until all is worked off.
     */
    FleetVerdict tell(Fault fault, String... options) throws Exception {
        Topics.create(BOOTSTRAP, partitions, List.of(name));
        long start = System.nanoTime();
        List<String> arguments = new ArrayList<>(List.of("--parallelism", "2"));
        arguments.addAll(List.of(options));
        String job = LocalCluster.submit(name, arguments.toArray(String[]::new));
        send(fleet.first());
        send(fleet.second().subList(0, fleet.second().size() / 3));
        await("alerts before " + name, () -> alertsSent() >= SEEN);
        fault.happen(job);
        more();
        awaitEnd();
        FleetVerdict verdict = verdict(name + "-alerts");
        write(verdict, (System.nanoTime() - start) / 1_000_000_000);
        return verdict;
    }

    /** Tells the rest, unless it is told already. */
    void more() throws Exception {
        if (!complete) {
            complete = true;
            send(fleet.second().subList(fleet.second().size() / 3, fleet.second().size()));
        }
    }

    /** Sends what is no event. */
    void malformed() throws Exception {
        byte[] value = "{ no event".getBytes(StandardCharsets.UTF_8);
        send(Collections.nCopies(20, new Fleet.Event(value, System.currentTimeMillis(), 0)));
    }

    /** What a second group says that reads everything from the beginning. */
    FleetVerdict again() throws Exception {
        String other = name + "-again";
        String job =
                LocalCluster.submit(other, "--input.topics", name, "--input.start", "earliest");
        await(name + " is read again", () -> lag(other) == 0);
        LocalCluster.awaitCheckpoint(job);
        LocalCluster.cancel(job);
        return verdict(other + "-alerts");
    }

    /** Ends the job that runs now. */
    void end() throws Exception {
        LocalCluster.cancel(Jobs.running(rest, name).orElseThrow());
    }

    String name() {
        return name;
    }

    private FleetVerdict verdict(String topic) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : Records.readAll(BOOTSTRAP, topic, isolation)) {
            documents.add(LocalCluster.JSON.readTree(record.value()));
        }
        return FleetVerdict.of(fleet.truth(), documents);
    }

    /** Also those of a transaction that is open. */
    private long alertsSent() throws Exception {
        return offsets(name + "-alerts").values().stream().mapToLong(Long::longValue).sum();
    }

    /** All events are read, the offsets committed, and a checkpoint later all alerts as well. */
    private void awaitEnd() throws Exception {
        await(name + " is worked off", () -> lag(name) == 0);
        await("its tasks run", () -> rest.runs(Jobs.running(rest, name).orElseThrow()));
        LocalCluster.awaitCheckpoint(Jobs.running(rest, name).orElseThrow());
    }

    private long lag(String group) throws Exception {
        Map<TopicPartition, Long> ends = offsets(name);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
            var committed =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            return ends.entrySet().stream()
                    .mapToLong(
                            end -> {
                                var offset = committed.get(end.getKey());
                                return end.getValue() - (offset == null ? 0 : offset.offset());
                            })
                    .sum();
        }
    }

    private static Map<TopicPartition, Long> offsets(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .forEach(
                            p ->
                                    wanted.put(
                                            new TopicPartition(topic, p.partition()),
                                            OffsetSpec.latest()));
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(wanted)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        }
    }

    private void send(List<Fleet.Event> events) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", BOOTSTRAP, "enable.idempotence", true);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Fleet.Event event : events) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        name,
                                        event.spread() % partitions,
                                        event.arrives(),
                                        null,
                                        event.value())));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    /** For the table in docs/operating.md. */
    private void write(FleetVerdict verdict, long seconds) throws IOException {
        String line =
                String.join(
                        "\t",
                        name,
                        "seed " + seed,
                        seconds + " s",
                        verdict.documents() + " documents",
                        verdict.lost().size() + " lost",
                        verdict.wrong().size() + " wrong",
                        verdict.secondId().size() + " second ids",
                        verdict.repeated() + " repeated",
                        verdict.contradicting().size() + " contradicting");
        Files.writeString(TABLE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
