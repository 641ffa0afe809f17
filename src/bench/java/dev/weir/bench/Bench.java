package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.ingest.filter.TokenFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares the job with a raw poll loop over the same topic. Each run has a process of its own; the
 * variants take turns, so that what else the machine does falls on all of them alike, and ratios
 * are taken within a round before their median is.
 */
public final class Bench {
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

    private Bench() {}

    /** {@code Bench [--quick] [--events N] [--rounds N] [--compression NAME] [--recording FILE]} */
    public static void main(String[] arguments) throws Exception {
        Arguments options = Arguments.of(arguments);
        long events = options.number("events", options.has("quick") ? 1_000_000 : 4_000_000);
        int rounds = (int) options.number("rounds", options.has("quick") ? 1 : 5);
        int passes = options.has("quick") ? 6 : 8;
        List<List<Result>> results = new ArrayList<>();
        List<String> latencies = new ArrayList<>();
        try (ServerProcess broker = ServerProcess.start()) {
            boolean recorded = options.has("recording");
            long stories = recorded ? 0 : events / 10_000;
            Topic large = new Topic(broker.servers(), "events", events, stories);
            Topic small = new Topic(broker.servers(), "events-small", events / 10, stories);
            Topic.warmUp(broker.servers()).load(PARTITIONS, "none");
            for (Topic each : List.of(large, small)) {
                Supplier<byte[]> source =
                        recorded
                                ? new Recording(options.text("recording", ""))
                                : each.corpus()::next;
                each.load(PARTITIONS, options.text("compression", "none"), source);
            }
            System.out.printf(
                    "%d events in %d partitions, JDK %s, filter by %s%n",
                    large.records(),
                    PARTITIONS,
                    Runtime.version(),
                    TokenFilter.hasVectors() ? "vectors" : "triples");
            for (int round = 1; round <= rounds; round++) {
                List<Result> taken = new ArrayList<>();
                for (Variant each : VARIANTS) {
                    Topic topic = each.small() ? small : large;
                    taken.add(Child.run(each.name(), each.parallelism(), passes, topic, List.of()));
                }
                results.add(taken);
                System.out.println("round " + round + " of " + rounds + ": " + taken);
            }
            Topic probes = new Topic(broker.servers(), "probes", 0, 0);
            latencies.add(Child.output(LatencyRun.class, List.of(), probes.arguments()));
        }
        Table table = Table.of(results);
        System.out.println(table.text());
        latencies.forEach(System.out::println);
        Path file = Path.of("target", "bench", "results.json");
        Files.createDirectories(file.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), table.rows());
    }
}
