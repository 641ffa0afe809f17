package dev.weir.bench;

import dev.weir.event.EndpointEvent;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.filter.TokenFilter;
import dev.weir.normalize.EventReader;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.detect.enableat.EnableAtTokens;
import dev.weir.detect.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The stages of the job by themselves, over events of the corpus; nanoseconds for one event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Micro {
    private static final int EVENTS = 2_000;

    private final List<RawRecord> records = new ArrayList<>();
    private final List<EndpointEvent> events = new ArrayList<>();
    private final TokenFilter filter = new TokenFilter(EnableAtTokens.ANY_OF);
    private final EventReader reader = new EventReader();
    private final EnableAtDetector classifier = new EnableAtDetector(Duration.ofMinutes(10));

    public Micro() {
        Corpus corpus = new Corpus(1, EVENTS, 0);
        for (int i = 0; i < EVENTS; i++) {
            records.add(new RawRecord(corpus.next(), "events", 0, i, 0));
        }
        for (RawRecord each : records) {
            reader.read(each, seen -> events.add(seen.event()), letter -> {});
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int filter() {
        int passed = 0;
        for (RawRecord each : records) {
            passed += filter.mayMatter(each.value(), 0, each.value().length) ? 1 : 0;
        }
        return passed;
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void read(Blackhole sink) {
        for (RawRecord each : records) {
            reader.read(each, sink::consume, sink::consume);
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int classify() {
        int hits = 0;
        for (EndpointEvent each : events) {
            Verdict verdict = classifier.classify(each, Instant.EPOCH, "events-0@0", "default");
            hits += verdict.hit() == null ? 0 : 1;
        }
        return hits;
    }

    /** {@code Micro --micro} */
    static void run() throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(Micro.class.getName())
                                .jvmArgsAppend("--add-modules=jdk.incubator.vector")
                                .build()).run();
    }
}
