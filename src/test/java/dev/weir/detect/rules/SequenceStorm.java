package dev.weir.detect.rules;

import static dev.weir.detect.rules.RuleFixtures.T0;
import static dev.weir.detect.rules.RuleFixtures.field;

import dev.weir.event.HostKey;
import dev.weir.event.Source;
import dev.weir.sequence.SequenceLimits;
import dev.weir.sequence.SequenceShape;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One key of a sequence that never rests: the address of a proxy, say, ten events a second. */
public final class SequenceStorm {
    private static final int PER_SECOND = 10;
    private static final SequenceShape SHAPE = SequenceShape.of(3, Duration.ofMinutes(5));

    /** What the events of the key meet. */
    public enum Kind {
        /** The first stage, over and over: nothing follows. */
        FIRST_STAGE(1, 1),
        /** The last stage, such as any connection; one in a hundred opens, or goes on. */
        LAST_STAGE(4, 100),
        /** Every stage. */
        EVERY_STAGE(7, 1);

        private final long usual;
        private final int every;

        Kind(long usual, int every) {
            this.usual = usual;
            this.every = every;
        }

        long stages(int number) {
            return every > 1 && number % every < 2 ? 1L << (number % every) : usual;
        }
    }

    /**
     * A tenth of the storm.
     *
     * @param stateBytes size of the key's state in a checkpoint at the end of it
     * @param timers how many timers the key has then
     * @param matches how many were told in it
     * @param microsPerEvent CPU time; the garbage collector's is not in it
     */
    public record Tenth(long stateBytes, int timers, int matches, double microsPerEvent) {}

    private SequenceStorm() {}

    /** So many events, ten a second in event time and in arrival time. */
    public static List<Tenth> run(Kind kind, int events) throws Exception {
        List<Tenth> tenths = new ArrayList<>();
        try (KeyedOneInputStreamOperatorTestHarness<String, RuleHit, RuleMatch> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new SequenceFunction(SequenceLimits.DEFAULT)),
                        RuleHit::sequenceKey,
                        Types.STRING)) {
            harness.open();
            long empty = harness.snapshot(0, 0).getStateSize();
            for (int tenth = 0; tenth < 10; tenth++) {
                int matches = 0;
                long start = cpuNanos();
                for (int i = events / 10 * tenth; i < events / 10 * (tenth + 1); i++) {
                    Instant at = T0.plusMillis(1000L * i / PER_SECOND);
                    harness.setProcessingTime(at.toEpochMilli());
                    harness.processElement(hit(i, at, kind.stages(i)), 0);
                    matches += harness.extractOutputValues().size();
                    harness.getOutput().clear();
                }
                double micros = (cpuNanos() - start) / 1000.0 / (events / 10);
                long size = harness.snapshot(tenth + 1, 0).getStateSize() - empty;
                tenths.add(new Tenth(size, harness.numProcessingTimeTimers(), matches, micros));
            }
        }
        return tenths;
    }

    private static RuleHit hit(int number, Instant at, long stages) {
        RuleFact fact =
                new RuleFact(
                        "%032d".formatted(number),
                        at,
                        at,
                        new Source("sysmon", "Sysmon"),
                        "endpoint-events-0@" + number,
                        0,
                        null,
                        new HostKey("default", "proxy01", "corp.example"),
                        List.of(),
                        List.of(
                                field("event.category", "network"),
                                field("event.type", "start", "connection", "protocol"),
                                field("process.name", "squid.exe"),
                                field("process.executable", "C:\\Proxy\\bin\\squid.exe"),
                                field("source.ip", "192.0.2.10"),
                                field("destination.ip", "198.51.100." + number % 256),
                                field("destination.port", String.valueOf(1024 + number % 50_000))),
                        List.of("event.type", "source.ip"));
        RuleHit.Stage stage =
                new RuleHit.Stage("q", SHAPE, List.of("s:192.0.2.10"), new long[] {stages}, false);
        return new RuleHit("default", "r", LoadedRule.FIXED, stage, fact, null);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
