package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the job with a raw poll loop over the same topic. Each run has a process of its own; the
 * variants take turns, so that what else the machine does falls on all of them alike, and ratios
 * are taken within a round before their median is.
 */
final class Bench {
    private static final int PARTITIONS = 4;

    private record Variant(String name, int parallelism, boolean small) {}

    /** Those that parse everything read a tenth of the records. */
    private static final List<Variant> VARIANTS =
            List.of(
                    new Variant("poll", 1, false),
                    new Variant("drop", 1, false),
                    new Variant("weir", 1, false),
                    new Variant("weir", 2, false),
                    new Variant("weir-unfiltered", 1, true));

    /** Each reads the same topic, because the peers parse everything. */
    private static final List<Variant> WITH_PEERS =
            List.of(
                    new Variant("poll", 1, false),
                    new Variant("drop", 1, false),
                    new Variant("weir", 1, false),
                    new Variant("weir-unfiltered", 1, false),
                    new Variant(FlinkRun.PLAIN, 1, false),
                    new Variant(Child.STREAMS, 1, false));

    private Bench() {}

    /**
     * Prints the tables, and writes {@code target/bench/results.json}.
     *
     * @param passes over the topic in each run
     * @param peers whether other ways to do it run, too
     * @param recording whose lines are the records; null for the corpus
     * @param expected how many alerts the recording should give; null when that is not known
     */
    static void run(
            long events,
            int rounds,
            int passes,
            boolean peers,
            String compression,
            @Nullable Path recording,
            @Nullable Integer expected)
            throws Exception {
        List<Variant> variants = peers ? WITH_PEERS : VARIANTS;
        List<List<Result>> results = new ArrayList<>();
        try (ServerProcess broker = ServerProcess.start()) {
            long stories = recording != null ? 0 : events / 10_000;
            boolean recorded = recording != null;
            String servers = broker.servers();
            Topic large = new Topic(servers, "events", events, stories, recorded, expected);
            Topic small =
                    new Topic(servers, "events-small", events / 10, stories, recorded, expected);
            Topic.warmUp(broker.servers()).load(PARTITIONS, "none");
            for (Topic each : List.of(large, small)) {
                Supplier<byte[]> source =
                        recording != null
                                ? new Recording(recording.toString())
                                : each.corpus()::next;
                each.load(PARTITIONS, compression, source);
            }
            System.out.printf(
                    "%d events in %d partitions, JDK %s, filter by %s%n",
                    large.records(),
                    PARTITIONS,
                    Runtime.version(),
                    Child.filter());
            for (int round = 1; round <= rounds; round++) {
                List<Result> taken = new ArrayList<>();
                for (Variant each : variants) {
                    Topic topic = each.small() ? small : large;
                    taken.add(Child.run(each.name(), each.parallelism(), passes, topic, List.of()));
                }
                results.add(taken);
                if (rounds > 1) {
                    System.err.println("bench: round " + round + " of " + rounds);
                }
            }
        }
        Table table = Table.of(results);
        System.out.println(table.text());
        Path file = Path.of("target", "bench", "results.json");
        Files.createDirectories(file.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), table.rows());
    }
}
