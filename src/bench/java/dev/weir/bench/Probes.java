package dev.weir.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events at a constant rate, each of a host of its own, and when they are answered. The time counts
 * from when an event was due to be sent, whether or not the sender was late: what waits for its turn
 * waits in the figures, too.
 */
final class Probes {
    static final int A_SECOND = 100;
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final AtomicInteger HOSTS = new AtomicInteger();
    private static final int LEAD = A_SECOND;

    private final String servers;
    private final String to;
    private final int count;
    private final @Nullable Template before;
    private final Template event;
    private final int first;
    private final long[] took;
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private volatile long start;

    private Probes(
            String servers, String to, int count, @Nullable Template before, Template event) {
        this.servers = servers;
        this.to = to;
        this.count = count;
        this.before = before;
        this.event = event;
        first = HOSTS.getAndAdd(count);
        took = new long[count];
        for (int i = 0; i < count; i++) {
            waiting.put(host(i), i);
        }
    }

    /**
     * Sends them and waits for the answers. One that does not come within a minute of the last
     * counts as a minute.
     *
     * @param to topic that the events go to
     * @param from topic that the answers come from
     * @param before what is sent a second before each event; null for nothing
     * @param hostOf the host that a record answers; null when it answers none
     * @return nanoseconds in the order of the events
     */
    static long[] measure(
            String servers,
            String to,
            String from,
            int count,
            @Nullable Template before,
            Template event,
            Function<ConsumerRecord<byte[], byte[]>, @Nullable String> hostOf)
            throws InterruptedException {
        Probes probes = new Probes(servers, to, count, before, event);
        try (KafkaConsumer<byte[], byte[]> consumer = Clients.reader(servers, from)) {
            Clients.seekToEnd(consumer);
            probes.start = System.nanoTime() + 1_000_000_000L * LEAD / A_SECOND;
            Thread sender = new Thread(probes::send, "probes");
            sender.start();
            probes.receive(consumer, hostOf);
            sender.join();
        }
        return probes.took;
    }

    private void send() {
        try (KafkaProducer<byte[], byte[]> producer =
                Clients.writer(servers, Map.of("linger.ms", 0))) {
            for (int i = -LEAD; i < count; i++) {
                for (long left; (left = due(i) - System.nanoTime()) > 0; ) {
                    LockSupport.parkNanos(left);
                }
                if (before != null && i + LEAD < count) {
                    producer.send(record(i + LEAD, before));
                }
                if (i >= 0) {
                    producer.send(record(i, event));
                }
            }
        }
    }

    private void receive(
            KafkaConsumer<byte[], byte[]> consumer,
            Function<ConsumerRecord<byte[], byte[]>, @Nullable String> hostOf) {
        long end = due(count) + PATIENCE.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                String host = hostOf.apply(each);
                Integer probe = host == null ? null : waiting.remove(host);
                if (probe != null) {
                    took[probe] = System.nanoTime() - due(probe);
                }
            }
        }
        waiting.values().forEach(probe -> took[probe] = PATIENCE.toNanos());
    }

    private long due(int probe) {
        return start + probe * 1_000_000_000L / A_SECOND;
    }

    private ProducerRecord<byte[], byte[]> record(int probe, Template of) {
        String host = host(probe);
        // Another record number than that of what happened before, or it is the same event.
        long number = 2L * probe + (of == event ? 1 : 0);
        Fields fields = new Fields(new SplittableRandom(probe), host, Instant.now(), number);
        return new ProducerRecord<>(to, host.getBytes(), of.fill(fields));
    }

    private String host(int probe) {
        return String.format("lt%07d", first + probe);
    }
}
