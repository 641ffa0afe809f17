package dev.weir.exceptions;

import dev.weir.detect.LastResort;
import dev.weir.detect.Wording;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RejectedException;
import dev.weir.ingest.TableChange;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Marks the hits that an exception covers. Changes of exceptions arrive by broadcast and act on the
 * hits after them; one that is refused leaves everything as it was, an earlier version of itself
 * included, and becomes a dead letter.
 *
 * <p>What was read before the first change arrived is covered by nothing: when in doubt, an alert
 * is not suppressed. A hit at which the matching fails goes on as well, and a dead letter tells.
 */
abstract class ExceptionOperator<T> extends BroadcastProcessFunction<T, TableChange, T> {
    /** The exceptions that came by the topic, by id. */
    public static final MapStateDescriptor<String, ExceptionRule> STATE =
            new MapStateDescriptor<>(
                    "exceptions", Types.STRING, TypeInformation.of(ExceptionRule.class));

    private static final long serialVersionUID = 1L;

    private final List<ExceptionRule> fixed;
    private transient volatile @Nullable Exceptions exceptions;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient ExceptionMetrics metrics;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient LastResort lastResort;

    private final @Nullable HashSet<String> rules;

    /**
     * An operator with exceptions of its own.
     *
     * @param fixed in force from the first hit on; a change with the same id goes before
     * @param rules ids that an exception may name; null for any
     */
    ExceptionOperator(List<ExceptionRule> fixed, @Nullable Set<String> rules) {
        this.fixed = List.copyOf(fixed);
        this.rules = rules == null ? null : new HashSet<>(rules);
    }

    /** The exception that covers the hit, or one that would had it not expired; or null. */
    abstract @Nullable ExceptionRule matching(Exceptions exceptions, T hit);

    abstract Instant ingested(T hit);

    abstract DeadLetter letter(LastResort lastResort, T hit, Throwable bug);

    /** Hands the hit on, covered or not. */
    abstract void emit(
            T hit, @Nullable String exception, ReadOnlyContext context, Collector<T> out);

    /** Whether refused changes are told here: every operator with exceptions gets them. */
    abstract boolean tells();

    @Override
    public void open(OpenContext context) {
        MetricGroup group = getRuntimeContext().getMetricGroup();
        metrics = new ExceptionMetrics(group, () -> exceptions);
        lastResort = new LastResort("exceptions", group);
    }

    @Override
    public void processElement(T hit, ReadOnlyContext context, Collector<T> out) throws Exception {
        ExceptionRule rule = null;
        try {
            rule = matching(exceptions(context.getBroadcastState(STATE)), hit);
        } catch (RuntimeException | StackOverflowError e) {
            context.output(LastResort.DEAD_LETTERS, letter(lastResort, hit, e));
        }
        if (rule == null) {
            emit(hit, null, context, out);
        } else if (rule.isExpired(ingested(hit))) {
            metrics.expiredHit();
            emit(hit, null, context, out);
        } else {
            metrics.suppressed();
            emit(hit, rule.id(), context, out);
        }
    }

    @Override
    public void processBroadcastElement(TableChange change, Context context, Collector<T> out)
            throws Exception {
        BroadcastState<String, ExceptionRule> state = context.getBroadcastState(STATE);
        try {
            apply(change, state, exceptions(state));
        } catch (RejectedException e) {
            if (reports()) {
                metrics.refused();
                context.output(
                        LastResort.DEAD_LETTERS,
                        new DeadLetter(
                                e.reason(), String.valueOf(e.getMessage()), null, change.raw()));
            }
        } catch (RuntimeException | StackOverflowError e) {
            if (reports()) {
                context.output(
                        LastResort.DEAD_LETTERS, lastResort.letter("exceptions", change.raw(), e));
            }
        }
    }

    /** Every subtask gets every change; one of them reports what is wrong with it. */
    private boolean reports() {
        return tells() && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    }

    private void apply(
            TableChange change, BroadcastState<String, ExceptionRule> state, Exceptions current)
            throws Exception {
        String id = change.id();
        if (id == null) {
            throw refused("the record has no key; it must be the exception's id");
        }
        if (change.removed()) {
            state.remove(id);
            current.remove(id);
            fixed.stream().filter(rule -> rule.id().equals(id)).forEach(current::put);
            return;
        }
        ExceptionRule rule = ExceptionReader.read(change.raw().value());
        if (!rule.id().equals(id)) {
            throw refused(
                    "id: must be the record's key %s, was %s"
                            .formatted(Wording.clean(id), Wording.clean(rule.id())));
        }
        String named = rule.match().rule();
        if (named != null && rules != null && !rules.contains(named)) {
            throw refused("match.rule: no rule with the id " + Wording.clean(named) + " is loaded");
        }
        state.put(id, rule);
        current.put(rule);
    }

    /** Read from the state once, which cannot be done in open(). */
    private Exceptions exceptions(ReadOnlyBroadcastState<String, ExceptionRule> state)
            throws Exception {
        Exceptions current = exceptions;
        if (current == null) {
            current = new Exceptions(fixed);
            for (Map.Entry<String, ExceptionRule> entry : state.immutableEntries()) {
                current.put(entry.getValue());
            }
            exceptions = current;
        }
        return current;
    }

    private static RejectedException refused(String detail) {
        return new RejectedException(DeadLetter.Reason.INVALID_EXCEPTION, detail);
    }
}
