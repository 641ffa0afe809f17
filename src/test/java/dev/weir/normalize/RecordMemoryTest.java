package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawRecord;
import dev.weir.ingest.RecordLimits;
import dev.weir.testing.Gzip;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.junit.jupiter.api.Test;

/**
 * The limits of a record against the memory of {@code flink-conf/config.yaml}: a JVM that has only
 * the heap that this leaves to tasks reads in each slot, all at once, the records that cost most.
 */
class RecordMemoryTest {

    @Test
    void all_slots_can_read_the_costliest_record_at_once() throws Exception {
        Configuration cluster =
                GlobalConfiguration.loadConfiguration(Path.of("flink-conf").toString());
        long heap =
                TaskExecutorProcessUtils.processSpecFromConfig(cluster)
                        .getTaskHeapSize()
                        .getMebiBytes();
        int slots = cluster.get(TaskManagerOptions.NUM_TASK_SLOTS);

        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap + "m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Slots.class.getName(),
                                "" + slots)
                        .redirectErrorStream(true)
                        .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor()).as(output).isZero();
        assertThat(output.strip()).endsWith(slots * Slots.costly().size() + " records read");
    }

    /** The program of the other JVM. */
    static final class Slots {

        /** Each at a bound, or just beyond it. */
        static List<byte[]> costly() {
            RecordLimits limits = RecordLimits.defaults();
            int tokens = limits.tokens() - 10;
            List<String> texts =
                    List.of(
                            "[" + "[],".repeat(tokens / 2 - 2) + "[]]",
                            names(tokens / 2 - 2, ":0"),
                            names(tokens / 5 - 2, ":{\"b\":0}"),
                            "{\"a\":\"" + "x".repeat(limits.bytes() - 100) + "\"}");
            List<byte[]> records = new ArrayList<>();
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                records.add(bytes);
                records.add(Gzip.of(bytes));
            }
            return records;
        }

        private static String names(int number, String value) {
            return IntStream.range(0, number)
                    .mapToObj(i -> "\"" + i + "\"" + value)
                    .collect(Collectors.joining(",", "{", "}"));
        }

        public static void main(String[] arguments) throws Exception {
            int slots = Integer.parseInt(arguments[0]);
            AtomicLong read = new AtomicLong();
            List<byte[]> records = costly();
            CyclicBarrier together = new CyclicBarrier(slots);
            List<Thread> threads = new ArrayList<>();
            for (int slot = 0; slot < slots; slot++) {
                Thread thread =
                        new Thread(
                                () -> {
                                    for (byte[] record : records) {
                                        try {
                                            together.await();
                                        } catch (Exception e) {
                                            throw new IllegalStateException(e);
                                        }
                                        new EventReader()
                                                .read(
                                                        new RawRecord(record.clone(), "t", 0, 0, 0),
                                                        event -> {},
                                                        letter -> {});
                                        read.incrementAndGet();
                                    }
                                });
                thread.setUncaughtExceptionHandler(
                        (died, cause) -> {
                            cause.printStackTrace();
                            Runtime.getRuntime().halt(1);
                        });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.println(read + " records read");
        }
    }
}
