package dev.weir.bench;

import dev.weir.episode.StormBench;
import dev.weir.local.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmark's command line. */
@Command(
        name = "bench.sh",
        description = "Measures the job against a raw poll loop over the same Kafka topic.")
final class Main implements Callable<Integer> {

    @ArgGroup(heading = "%nInstead of the comparison:%n")
    private Instead instead = new Instead();

    @Option(names = "--quick", description = "one round, in less than three minutes")
    private boolean quick;

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "records of the topic (default: 4,000,000; 1,000,000 with --peers, 500,000 with"
                            + " --quick)")
    private long events;

    @Option(names = "--rounds", paramLabel = "N", description = "(default: 5; 1 with --quick)")
    private int rounds;

    @Option(
            names = "--peers",
            description = "besides, the same rule in a plain Flink CEP job and in Kafka Streams")
    private boolean peers;

    @Option(
            names = "--compression",
            paramLabel = "none|lz4|zstd|gzip",
            description = "of the topic (default: ${DEFAULT-VALUE})")
    private String compression = "none";

    @Option(
            names = "--recording",
            paramLabel = "FILE.gz",
            description = "its lines, again and again, instead of the corpus")
    private @Nullable Path recording;

    @Option(
            names = "--expected",
            paramLabel = "N",
            description = "how many alerts the recording should give")
    private @Nullable Integer expected;

    @Option(
            names = "--profile",
            description = "a flight recording of the job, with --rules of one with these rules")
    private boolean profile;

    private static final class Instead {
        @Option(names = "--micro", description = "the parts of the fast path, by JMH")
        private boolean micro;

        @Option(names = "--growth", description = "state and CPU by hosts and armings")
        private boolean growth;

        @Option(
                names = "--rules",
                paramLabel = "PATH",
                arity = "0..1",
                fallbackValue = "flink-conf/rules",
                description = "what EQL rules cost, by their number (default: Weir's own)")
        private @Nullable Path rules;

        @Option(names = "--latency", description = "from an event to its alert, at three loads")
        private boolean latency;

        @Option(names = "--storm", description = "one host, and one key of a sequence, that never rest")
        private boolean storm;
    }

    public static void main(String[] arguments) {
        System.exit(Tool.run(new Main(), System.out, System.err, arguments));
    }

    @Override
    public Integer call() throws Exception {
        Files.deleteIfExists(Child.ERRORS.toPath());
        long records = events > 0 ? events : quick ? 500_000 : peers ? 1_000_000 : 4_000_000;
        if (instead.micro) {
            Micro.run();
        } else if (profile) {
            Profile.run(instead.rules, records, recording);
        } else if (instead.growth) {
            Growth.run(events > 0 ? events : 1_000_000);
        } else if (instead.rules != null) {
            long read = events > 0 ? events : quick ? 200_000 : 1_000_000;
            RulesBench.run(instead.rules, read, rounds > 0 ? rounds : quick ? 1 : 5, recording);
        } else if (instead.latency) {
            Latency.run(quick ? 5 : 20);
        } else if (instead.storm) {
            StormBench.run();
        } else {
            Bench.run(
                    records,
                    rounds > 0 ? rounds : quick ? 1 : 5,
                    quick ? 6 : 8,
                    peers,
                    compression,
                    recording,
                    expected);
        }
        return 0;
    }
}
