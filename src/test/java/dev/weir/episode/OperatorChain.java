package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.episode.ArmedThenUsed.Match;
import dev.weir.episode.ArmedThenUsed.OrderedHit;
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
public final class OperatorChain implements AutoCloseable {

    private static final int EVIDENCE_LIMIT = 100;

    /** The first operator: {@link FollowOnBufferFunction}. */
    final KeyedOneInputStreamOperatorTestHarness<String, Hit, OrderedHit> buffer;

    /** The second operator: the pattern. */
    final KeyedOneInputStreamOperatorTestHarness<String, OrderedHit, Match> pattern;

    /** The third operator: {@link EpisodeFunction}. */
    final KeyedOneInputStreamOperatorTestHarness<String, Match, Incident> episodes;

    private int snapshots;

    public OperatorChain() throws Exception {
        this(null, Instant.EPOCH);
    }

    /** Starts at the time; the first operator with the state that it had before. */
    OperatorChain(@Nullable OperatorSubtaskState savepoint, Instant start) throws Exception {
        Windows windows = Windows.defaults();
        buffer =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new FollowOnBufferFunction(windows)),
                        hit -> hit.key().id(),
                        Types.STRING);
        pattern =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        cep(windows), step -> step.hit().key().id(), Types.STRING);
        episodes =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new EpisodeFunction(
                                        windows, EVIDENCE_LIMIT, EnableAtDetector.CARD)),
                        match -> match.arming().key().id(),
                        Types.STRING);
        if (savepoint != null) {
            buffer.initializeState(savepoint);
        }
        clock(start);
        buffer.open();
        pattern.open();
        episodes.open();
    }

    private static CepOperator<OrderedHit, String, Match> cep(Windows windows) {
        TypeSerializer<OrderedHit> serializer =
                TypeInformation.of(OrderedHit.class).createSerializer(new SerializerConfigImpl());
        Pattern<OrderedHit, ?> armedThenUsed = ArmedThenUsed.pattern(windows);
        return new CepOperator<>(
                serializer,
                true,
                NFACompiler.compileFactory(armedThenUsed, false),
                null,
                armedThenUsed.getAfterMatchSkipStrategy(),
                new ArmedThenUsed(),
                null);
    }

    /** Lets the clock stand at the hit's arrival and the hit pass through. */
    public List<Incident> accept(Hit hit) throws Exception {
        clock(hit.ingested());
        return acceptNow(hit);
    }

    /** Lets the hit pass through at the time that the clock shows. */
    List<Incident> acceptNow(Hit hit) throws Exception {
        List<Incident> incidents = new ArrayList<>();
        buffer.processElement(hit, 0);
        for (OrderedHit ordered : drain(buffer)) {
            pattern.processElement(ordered, 0);
            for (Match match : drain(pattern)) {
                episodes.processElement(match, 0);
                incidents.addAll(drain(episodes));
            }
        }
        return incidents;
    }

    public void clock(Instant time) throws Exception {
        buffer.setProcessingTime(time.toEpochMilli());
        pattern.setProcessingTime(time.toEpochMilli());
        episodes.setProcessingTime(time.toEpochMilli());
    }

    /** Bytes of a checkpoint of all three operators. */
    public long stateBytes() throws Exception {
        long id = ++snapshots;
        return buffer.snapshot(id, id).getStateSize()
                + pattern.snapshot(id, id).getStateSize()
                + episodes.snapshot(id, id).getStateSize();
    }

    public int timers() {
        return buffer.numProcessingTimeTimers()
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
        buffer.close();
        pattern.close();
        episodes.close();
    }
}
