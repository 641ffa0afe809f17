package dev.weir.bench;

import dev.weir.ingest.RawRecord;
import dev.weir.job.Detections;
import dev.weir.job.DetectionTopology;
import dev.weir.job.JobConfig;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** What the state of so many hits comes to, without Kafka; one process for each case. */
final class StateRun {
    /** Source and job share this process. */
    private static final AtomicLong MADE = new AtomicLong();

    private StateRun() {}

    /** Of the hosts' armings each opens a key of a sequence, besides. */
    static final String KEYS = "keys";

    /** {@code StateRun hosts|keys|episodes COUNT hashmap|rocksdb} */
    public static void main(String[] arguments) {
        try {
            run(arguments[0], Long.parseLong(arguments[1]), arguments[2]);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String kind, long count, String backend) throws Exception {
        Configuration settings = LocalFlink.configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        Hits hits = new Hits(!kind.equals("episodes"), count);
        Detections detections =
                DetectionTopology.of(
                        environment
                                .fromSource(
                                        new DataGeneratorSource<>(
                                                hits::make,
                                                Long.MAX_VALUE,
                                                TypeInformation.of(RawRecord.class)),
                                        WatermarkStrategy.<RawRecord>noWatermarks(),
                                        "hits")
                                .uid("hits"),
                        kind.equals(KEYS)
                                ? JobConfig.of(new String[] {"--rules.dir", sequence()})
                                : JobConfig.defaults());
        if (detections.ruleAlerts() != null) {
            detections.ruleAlerts().sinkTo(new DiscardingSink<>()).uid("discarded").name("discarded");
        }
        detections.alerts().sinkTo(new DiscardingSink<>()).uid("alerts").name("alerts");
        detections.deadLetters().sinkTo(new DiscardingSink<>()).uid("dead").name("dead");
        JobClient job = environment.executeAsync("state");
        long warm = count / 5;
        while (MADE.get() < warm) {
            Thread.sleep(2);
        }
        Meter start = Meter.read();
        long from = MADE.get();
        while (MADE.get() < count) {
            Thread.sleep(2);
        }
        Path folder = Files.createTempDirectory("weir-bench-");
        job.triggerSavepoint(folder.toUri().toString(), SavepointFormatType.NATIVE).get();
        Meter end = Meter.read();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%d %.1f %.1f %.2f%n",
                count,
                (end.cpuNanos() - start.cpuNanos()) / 1e3 / Math.max(1, count - from),
                heap / 1e6,
                size(folder) / 1e6);
    }

    /** A folder with one sequence of Weir's own. */
    private static String sequence() throws IOException {
        Path rule = Path.of("flink-conf", "rules", "at_enabled_then_used.toml");
        Path folder = Files.createTempDirectory("weir-bench-");
        return Files.copy(rule, folder.resolve(rule.getFileName())).getParent().toString();
    }

    /** Hits as raw records, and after them one record a second that means nothing. */
    private record Hits(boolean hosts, long count) implements Serializable {
        RawRecord make(Long number) throws InterruptedException {
            if (number >= count) {
                MADE.set(count);
                Thread.sleep(1_000);
            } else {
                MADE.lazySet(number);
            }
            byte[] bytes = hosts ? Story.armed(number) : Story.episode(number);
            return new RawRecord(bytes, "events", 0, number, System.currentTimeMillis());
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            long sum = 0;
            for (Path file : all) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}
