package dev.weir.bench;

import dev.weir.local.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How long after an event is sent its alert is read, against how long the broker takes to hand the
 * same record to a plain consumer; of a job that has seen some thousand events before.
 */
final class LatencyRun {
    private static final int PROBES = 800;
    private static final int WARM_UP = 400;
    private static final long PAUSE_MILLIS = 10;

    private LatencyRun() {}

    /** {@code LatencyRun SERVERS TOPIC 0 0} */
    public static void main(String[] arguments) throws Exception {
        Topic topic = Topic.of(List.of(arguments));
        String alerts = topic.name() + "-alerts";
        String echo = topic.name() + "-echo";
        Topics.create(topic.servers(), 1, List.of(topic.name(), alerts, alerts + "-dead", echo));
        LocalFlink flink = LocalFlink.start(1);
        FlinkRun.pass(flink, "weir", 1, Topic.warmUp(topic.servers()), false);
        StreamExecutionEnvironment environment = flink.environment(1);
        FlinkRun.build(environment, topic, alerts, true, "");
        JobClient job = environment.executeAsync("latency");
        Histogram through = measure(topic.servers(), topic.name(), alerts);
        Histogram plain = measure(topic.servers(), echo, echo);
        job.cancel().get();
        System.out.printf(
                Locale.ROOT,
                "latency in ms: echo p50 %.1f p99 %.1f; weir p50 %.1f p99 %.1f; ratio p50 %.1f p99"
                        + " %.1f%n",
                millis(plain, 50),
                millis(plain, 99),
                millis(through, 50),
                millis(through, 99),
                millis(through, 50) / millis(plain, 50),
                millis(through, 99) / millis(plain, 99));
        System.exit(0);
    }

    private static Histogram measure(String servers, String to, String from) throws Exception {
        Template armed = Corpus.scene("armed");
        Map<String, Long> sent = new HashMap<>();
        List<Long> took = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                        Clients.writer(servers, Map.of("linger.ms", 0));
                KafkaConsumer<byte[], byte[]> consumer = Clients.reader(servers, from)) {
            Clients.seekToEnd(consumer);
            for (int probe = 0; probe < PROBES; probe++) {
                String host = String.format("lt0%04d", probe);
                Fields fields =
                        new Fields(new SplittableRandom(probe), host, Instant.now(), probe);
                byte[] event = armed.fill(fields);
                sent.put(host, System.nanoTime());
                producer.send(new ProducerRecord<>(to, event));
                long next = System.nanoTime() + PAUSE_MILLIS * 1_000_000;
                long first = probe == 0 ? System.nanoTime() + 30_000_000_000L : next;
                while (System.nanoTime() < (sent.isEmpty() ? next : first)) {
                    read(consumer, sent, took);
                }
            }
            long end = System.nanoTime() + 5_000_000_000L;
            while (!sent.isEmpty() && System.nanoTime() < end) {
                read(consumer, sent, took);
            }
        }
        if (!sent.isEmpty()) {
            throw new IllegalStateException("no answer to " + sent.keySet());
        }
        Histogram warm = new Histogram(3);
        took.stream().skip(WARM_UP).forEach(warm::recordValue);
        return warm;
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer, Map<String, Long> sent, List<Long> took) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(2))) {
            long now = System.nanoTime();
            String text = new String(each.value(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            String host = text.substring(text.indexOf("lt0"), text.indexOf("lt0") + 7);
            Long start = sent.remove(host);
            if (start != null) {
                took.add(now - start);
            }
        }
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}
