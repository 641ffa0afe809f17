package dev.weir.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.Topics;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * How long after an event was due its alert is read, against how long a plain consumer waits for the
 * same event under the same load; at a tenth, half and nine tenths of what producer, broker and job
 * can do together on this machine.
 */
final class Latency {
    private static final int PARTITIONS = 4;
    private static final double[] SHARES = {0.1, 0.5, 0.9};
    private static final int COLD_PROBES = 200;
    private static final int WARM_UP_SECONDS = 5;
    private static final long WINDOW = 50_000;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration MAXIMUM = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param rules file with the rule; empty for the built-in detection
     * @param before what must have happened on the host; null for nothing
     * @param event what the alert is about
     */
    private record Kind(String name, String rules, @Nullable String before, String event) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("built-in", "", null, "armed"),
                    new Kind("rule", "flink-conf/rules/at_enabled.toml", null, "armed"),
                    new Kind(
                            "sequence",
                            "flink-conf/rules/at_enabled_then_used.toml",
                            "armed",
                            "at_run"));

    private final Kind kind;
    private final String servers;
    private final Topic events;
    private final int seconds;
    private final @Nullable String rule;

    private Latency(Kind kind, String servers, int seconds) throws IOException {
        this.kind = kind;
        this.servers = servers;
        this.seconds = seconds;
        events = new Topic(servers, "events", 0, 0);
        rule =
                kind.rules().isEmpty()
                        ? null
                        : RuleFiles.read(List.of(Path.of(kind.rules()))).get(0).id();
    }

    /**
     * Prints the table.
     *
     * @param seconds that each load is measured for
     */
    static void run(int seconds) throws Exception {
        System.out.println(
                "| detection | load | events/s | echo p50 ms | p99 | alert p50 ms | p99 | p50 : echo"
                        + " | p99 : echo |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (Kind kind : KINDS) {
            try (ServerProcess broker = ServerProcess.start()) {
                new Latency(kind, broker.servers(), seconds).run();
            }
        }
    }

    private void run() throws Exception {
        Topics.create(servers, PARTITIONS, List.of(events.name()));
        Topics.create(servers, 1, List.of("alerts", "alerts-dead"));
        try (JobProcess job = JobProcess.start(events, "alerts", kind.rules())) {
            long[] cold = probe("alerts", COLD_PROBES);
            double maximum = maximum(job);
            for (double share : SHARES) {
                row(job, share, maximum * share);
            }
            Histogram first = histogram(cold, 0);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | cold | – | – | – | %.1f | %.1f | first %.0f ms | – |%n",
                    kind.name(),
                    millis(first, 50),
                    millis(first, 99),
                    cold[0] / 1e6);
        }
    }

    /** Events a second that are sent and read while the sender is kept just ahead of the job. */
    private double maximum(JobProcess job) throws InterruptedException {
        try (Load load = Load.ahead(servers, events.name(), job::read, WINDOW)) {
            Thread.sleep(WARM_UP.toMillis());
            long before = job.read();
            long start = System.nanoTime();
            Thread.sleep(MAXIMUM.toMillis());
            return (job.read() - before) * 1e9 / (System.nanoTime() - start);
        }
    }

    private void row(JobProcess job, double share, double rate) throws Exception {
        settle(job);
        int count = (WARM_UP_SECONDS + seconds) * Probes.A_SECOND;
        long[] through;
        double held;
        try (Load load = Load.paced(servers, events.name(), rate)) {
            long start = System.nanoTime();
            through = probe("alerts", count);
            held = load.sent() * 1e9 / (System.nanoTime() - start);
        }
        settle(job);
        String echo = "echo-" + Math.round(share * 100);
        Topics.create(servers, PARTITIONS, List.of(echo));
        long[] plain;
        try (Load load = Load.paced(servers, echo, rate)) {
            plain =
                    Probes.measure(
                            servers, echo, echo, count, null, event(), Latency::echoed);
        }
        Histogram alert = histogram(through, WARM_UP_SECONDS * Probes.A_SECOND);
        Histogram floor = histogram(plain, WARM_UP_SECONDS * Probes.A_SECOND);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f %% | %,.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                kind.name(),
                share * 100,
                held,
                millis(floor, 50),
                millis(floor, 99),
                millis(alert, 50),
                millis(alert, 99),
                millis(alert, 50) / millis(floor, 50),
                millis(alert, 99) / millis(floor, 99));
    }

    /** Waits until the job has read everything. */
    private static void settle(JobProcess job) throws InterruptedException {
        for (long before = -1, now; (now = job.read()) != before; before = now) {
            Thread.sleep(500);
        }
    }

    private long[] probe(String alerts, int count) throws InterruptedException {
        Template before = kind.before() == null ? null : Corpus.scene(kind.before());
        return Probes.measure(
                servers, events.name(), alerts, count, before, event(), this::alerted);
    }

    private Template event() {
        return Corpus.scene(kind.event());
    }

    /** The host of an alert of the rule that is measured. */
    private @Nullable String alerted(ConsumerRecord<byte[], byte[]> alert) {
        try {
            JsonNode document = JSON.readTree(alert.value());
            return rule == null || rule.equals(document.at("/rule/id").asText())
                    ? document.at("/weir/host_key").asText()
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The load has no keys. */
    private static @Nullable String echoed(ConsumerRecord<byte[], byte[]> event) {
        return event.key() == null ? null : new String(event.key());
    }

    private static Histogram histogram(long[] nanos, int skip) {
        Histogram histogram = new Histogram(3);
        Arrays.stream(nanos).skip(skip).forEach(histogram::recordValue);
        return histogram;
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}
