package dev.weir.correlate;

import dev.weir.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The three operators of the correlation one behind the other, on a clock of the test's own. */
final class OperatorChain implements AutoCloseable {

    private static final int EVIDENCE_LIMIT = 100;

    /** The first operator: {@link CauseFirst}. */
    final KeyedOneInputStreamOperatorTestHarness<String, Signal, Step> causeFirst;

    /** The second operator: the pattern. */
    final KeyedOneInputStreamOperatorTestHarness<String, Step, Match> pattern;

    /** The third operator: {@link EpisodeFunction}. */
    final KeyedOneInputStreamOperatorTestHarness<String, Match, Incident> episodes;

    private int snapshots;

    OperatorChain() throws Exception {
        this(null, Instant.EPOCH);
    }

    /** Starts at the time; the first operator with the state that it had before. */
    OperatorChain(@Nullable OperatorSubtaskState savepoint, Instant start) throws Exception {
        Windows windows = Windows.defaults();
        causeFirst =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new CauseFirst(windows)),
                        signal -> signal.key().id(),
                        Types.STRING);
        pattern =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        cep(windows), step -> step.signal().key().id(), Types.STRING);
        episodes =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new EpisodeFunction(windows, EVIDENCE_LIMIT)),
                        match -> match.arming().key().id(),
                        Types.STRING);
        if (savepoint != null) {
            causeFirst.initializeState(savepoint);
        }
        clock(start);
        causeFirst.open();
        pattern.open();
        episodes.open();
    }

    private static CepOperator<Step, String, Match> cep(Windows windows) {
        TypeSerializer<Step> serializer =
                TypeInformation.of(Step.class).createSerializer(new SerializerConfigImpl());
        Pattern<Step, ?> armedThenUsed = ArmedThenUsed.pattern(windows);
        return new CepOperator<>(
                serializer,
                true,
                NFACompiler.compileFactory(armedThenUsed, false),
                null,
                armedThenUsed.getAfterMatchSkipStrategy(),
                new ArmedThenUsed(),
                null);
    }

    /** Lets the clock stand at the signal's arrival and the signal pass through. */
    List<Incident> accept(Signal signal) throws Exception {
        clock(signal.ingested());
        return acceptNow(signal);
    }

    /** Lets the signal pass through at the time that the clock shows. */
    List<Incident> acceptNow(Signal signal) throws Exception {
        List<Incident> incidents = new ArrayList<>();
        causeFirst.processElement(signal, 0);
        for (Step ordered : drain(causeFirst)) {
            pattern.processElement(ordered, 0);
            for (Match match : drain(pattern)) {
                episodes.processElement(match, 0);
                incidents.addAll(drain(episodes));
            }
        }
        return incidents;
    }

    void clock(Instant time) throws Exception {
        causeFirst.setProcessingTime(time.toEpochMilli());
        pattern.setProcessingTime(time.toEpochMilli());
        episodes.setProcessingTime(time.toEpochMilli());
    }

    /** Bytes of a checkpoint of all three operators. */
    long stateBytes() throws Exception {
        long id = ++snapshots;
        return causeFirst.snapshot(id, id).getStateSize()
                + pattern.snapshot(id, id).getStateSize()
                + episodes.snapshot(id, id).getStateSize();
    }

    int timers() {
        return causeFirst.numProcessingTimeTimers()
                + pattern.numProcessingTimeTimers()
                + episodes.numProcessingTimeTimers();
    }

    private static <T> List<T> drain(OneInputStreamOperatorTestHarness<?, T> harness) {
        List<T> values = harness.extractOutputValues();
        harness.getOutput().clear();
        return values;
    }

    @Override
    public void close() throws Exception {
        causeFirst.close();
        pattern.close();
        episodes.close();
    }
}
