package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.detect.rules.RuleJudge;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.rule.EqlRules;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What rules cost: the job with none, 50, 200, 485 and 1,455 of them against the poll loop over the
 * same topic, every record read. Where there are fewer rules, copies of other ids make up the number.
 */
final class RulesBench {
    private static final int[] COUNTS = {0, 50, 200, 485, 1_455};
    private static final int PARTITIONS = 4;
    private static final int PASSES = 4;
    private static final int SAMPLE = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RulesBench() {}

    /**
     * Prints a table, and writes {@code target/bench/results.json}.
     *
     * @param recording whose lines are the records; null for the corpus
     */
    static void run(Path rules, long events, int rounds, @Nullable Path recording)
            throws Exception {
        List<Rule> read =
                RuleFiles.read(List.of(rules)).stream().filter(r -> r.query() != null).toList();
        Path folder = Files.createDirectories(Path.of("target", "bench", "rules"));
        Map<Integer, double[]> ratios = new LinkedHashMap<>();
        Map<Integer, Result> last = new LinkedHashMap<>();
        Map<Integer, Double> conditions = new LinkedHashMap<>();
        double[] floors = new double[rounds];
        try (ServerProcess broker = ServerProcess.start()) {
            Topic topic = new Topic(broker.servers(), "events", events, 0);
            Topic.warmUp(broker.servers()).load(PARTITIONS, "none");
            Supplier<byte[]> source =
                    recording != null
                            ? new Recording(recording.toString())
                            : topic.corpus()::next;
            for (int count : COUNTS) {
                Supplier<byte[]> some =
                        recording != null ? new Recording(recording.toString()) : source;
                conditions.put(count, conditions(write(folder, read, count), some));
            }
            topic.load(PARTITIONS, "none", source);
            for (int round = 0; round < rounds; round++) {
                Result poll = Child.run("poll", 1, PASSES, topic, List.of());
                floors[round] = poll.cpuMicros();
                for (int count : COUNTS) {
                    String variant = "weir-rules:" + write(folder, read, count);
                    Result taken = Child.run(variant, 1, PASSES, topic, List.of());
                    ratios.computeIfAbsent(count, c -> new double[rounds])[round] =
                            taken.cpuMicros() / poll.cpuMicros();
                    last.put(count, taken);
                    System.out.printf(
                            "round %d: %d rules, %.2f µs an event, %.1f × poll (%.2f µs)%n",
                            round + 1,
                            count,
                            taken.cpuMicros(),
                            taken.cpuMicros() / poll.cpuMicros(),
                            poll.cpuMicros());
                }
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        System.out.printf("%n| rules | CPU, × poll | median µs | conditions run an event |%n|--:|--:|--:|--:|%n");
        ratios.forEach(
                (count, all) -> {
                    double ratio = median(all);
                    double run = conditions.get(count);
                    System.out.printf(
                            "| %,d | %.1f | %.2f | %.2f |%n",
                            count, ratio, last.get(count).cpuMicros(), run);
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("variant", "weir-rules");
                    row.put("rules", count);
                    row.put("parallelism", 1);
                    row.put("events_per_second", last.get(count).eventsPerSecond());
                    row.put("cpu_us_per_event", last.get(count).cpuMicros());
                    row.put("ratio_cpu", ratio);
                    row.put("conditions_per_event", run);
                    rows.add(row);
                });
        Path file = Path.of("target", "bench", "results.json");
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), rows);
    }

    /** How many conditions the index lets run for an event. */
    private static double conditions(String rules, Supplier<byte[]> source) throws IOException {
        if (rules.isEmpty()) {
            return 0;
        }
        RuleJudge judge =
                new RuleJudge(
                        EqlRules.of(RuleFiles.read(List.of(Path.of(rules))), true),
                        Duration.ofDays(1));
        EventReader reader = new EventReader();
        long[] events = {0};
        for (int i = 0; i < SAMPLE; i++) {
            reader.readAll(
                    new RawRecord(source.get(), "sample", 0, i, 0),
                    seen -> {
                        events[0]++;
                        judge.judge(seen, "default", hit -> {}, (rule, keys) -> {});
                    },
                    letter -> {});
        }
        return judge.candidates() / (double) Math.max(1, events[0]);
    }

    /** The rules as Kibana exports them; empty for none. */
    private static String write(Path folder, List<Rule> rules, int count) throws IOException {
        if (count == 0) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode document = rules.get(i % rules.size()).document().deepCopy();
            document.put("rule_id", UUID.nameUUIDFromBytes(("" + i).getBytes()).toString());
            lines.add(JSON.writeValueAsString(document));
        }
        return Files.write(folder.resolve(count + ".ndjson"), lines).toString();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
