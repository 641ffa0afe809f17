package dev.weir.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.local.demo.DemoStory.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends the story's events at their time, and noise of the same machines all along. */
final class DemoPlayer implements AutoCloseable {

    private static final int NOISE_PER_SECOND = 200;
    private static final List<DemoEvent> NOISE =
            List.of(
                    DemoEvent.load("noise-process"),
                    DemoEvent.load("noise-registry"),
                    DemoEvent.load("noise-process"),
                    DemoEvent.load("noise-task-query"));
    private static final List<String> HOSTS =
            List.of("fin-ws07", "eng-ws12", "hr-ws03", "ops-ws01", "lab-ws02", "dc01", "web02");

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final DemoStory story;
    private final Thread thread = new Thread(this::play, "demo-player");
    private final Deque<DemoRules.Later> rules = new ArrayDeque<>();
    private String rulesTopic = "";
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable Exception failure;

    DemoPlayer(String bootstrapServers, String topic, DemoStory story) {
        this.topic = topic;
        this.story = story;
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Puts the story's exception in force, for a day. */
    void sendException(String exceptionsTopic) {
        byte[] value =
                DemoEvent.load("exception-patch-tool")
                        .at(Instant.now().plus(Duration.ofDays(1)), "", 0);
        send(new ProducerRecord<>(exceptionsTopic, "patch-tool".getBytes(UTF_8), value));
    }

    /** Publishes each rule at its second. */
    void publish(String topic, List<DemoRules.Later> later) {
        rulesTopic = topic;
        rules.addAll(later);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    long sent() {
        return sent.get();
    }

    /**
     * Complains when an event could not be sent.
     *
     * @throws IllegalStateException with the cause
     */
    void check() {
        if (failure != null) {
            throw new IllegalStateException("an event could not be sent", failure);
        }
    }

    /** Whether the whole story has been sent; noise goes on until this is closed. */
    boolean isOver() {
        return over.get();
    }

    private void play() {
        Iterator<Step> steps = story.steps().iterator();
        @Nullable Step next = steps.next();
        long start = System.nanoTime();
        while (!closed) {
            double second = (System.nanoTime() - start) / 1e9;
            while (next != null && next.second() <= second) {
                send(next.event(), next.age(), "");
                next = steps.hasNext() ? steps.next() : null;
            }
            while (!rules.isEmpty() && rules.element().second() <= second) {
                DemoRules.Later rule = rules.remove();
                send(new ProducerRecord<>(rulesTopic, rule.id().getBytes(UTF_8), rule.text()));
            }
            over.set(next == null);
            for (long n = sent.get(); n < second * NOISE_PER_SECOND; n++) {
                send(NOISE.get((int) (n % NOISE.size())), 0, HOSTS.get((int) (n % HOSTS.size())));
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void send(DemoEvent event, long age, String host) {
        byte[] value = event.at(Instant.now().minusSeconds(age), host, sent.incrementAndGet());
        send(new ProducerRecord<>(topic, value));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        Future<?> unused =
                producer.send(
                        record,
                        (metadata, error) -> {
                            if (error != null) {
                                failure = error;
                            }
                        });
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        producer.close(Duration.ofSeconds(2));
    }
}
