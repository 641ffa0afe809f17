package dev.weir.bench;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Noise of the corpus, sent by a thread of its own until closed. */
final class Load implements AutoCloseable {
    private static final int EVENTS = 20_000;
    private static final long PAUSE_NANOS = 1_000_000;

    private final byte[][] events = new byte[EVENTS][];
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Thread thread;
    private volatile boolean ended;
    private volatile long sent;

    private Load(String servers, String topic, LongSupplier due) {
        Corpus corpus = new Corpus(1, EVENTS, 0);
        for (int i = 0; i < EVENTS; i++) {
            events[i] = corpus.next();
        }
        this.topic = topic;
        producer = Clients.writer(servers, Map.of("linger.ms", 5, "batch.size", 262_144));
        thread = new Thread(() -> send(due), "load");
        thread.start();
    }

    /** So many a second. What is late is made up for. */
    static Load paced(String servers, String topic, double rate) {
        long start = System.nanoTime();
        return new Load(servers, topic, () -> (long) ((System.nanoTime() - start) * rate / 1e9));
    }

    /** As fast as they are read, and never more than so many ahead. */
    static Load ahead(String servers, String topic, LongSupplier read, long window) {
        long before = read.getAsLong();
        return new Load(servers, topic, () -> read.getAsLong() - before + window);
    }

    private void send(LongSupplier due) {
        long count = 0;
        while (!ended) {
            for (long until = due.getAsLong(); count < until && !ended; count++) {
                producer.send(new ProducerRecord<>(topic, events[(int) (count % EVENTS)]));
            }
            sent = count;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    long sent() {
        return sent;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
        producer.close();
    }
}
