package dev.weir.detect.rules;

import dev.weir.detect.LastResort;
import dev.weir.detect.Retention;
import dev.weir.ingest.DeadLetter;
import dev.weir.sequence.SequenceHistory;
import dev.weir.sequence.SequenceHit;
import dev.weir.sequence.SequenceKey;
import dev.weir.sequence.SequenceLimits;
import dev.weir.sequence.SequenceMatch;
import dev.weir.sequence.SequenceTouch;
import dev.weir.sequence.SequenceUpdate;
import dev.weir.sequence.SequenceUpdater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * All sequences of all rules: brings the events of one key together, in whatever order they arrive.
 * What it tells, less what it tells to be superseded, is the answer for all events in order.
 */
public final class SequenceFunction extends KeyedProcessFunction<String, RuleHit, RuleMatch>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final String SEPARATOR = "\u0000";

    private final long lateness;
    private final long settle;
    private final int most;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient SequenceLimits limits;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Histories histories;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient ValueState<RuleHit> sample;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient MapState<String, Kept> facts;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient MapState<String, Integer> revisions;

    @SuppressWarnings("NullAway.Init") // initializeState() sets it
    private transient Retention retention;

    @SuppressWarnings("NullAway.Init") // initializeState() sets it
    private transient OpenKeys openKeys;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient SequenceMetrics metrics;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient LastResort lastResort;

    /**
     * A function for the sequences of whatever rules.
     *
     * @param limits how long events are waited for
     */
    public SequenceFunction(SequenceLimits limits) {
        this.lateness = limits.lateness().toMillis();
        this.settle = limits.settle().toMillis();
        this.most = limits.hits();
    }

    /**
     * A fact that a match may need.
     *
     * @param exceptedBy id of the exception that covers it; null when none does
     */
    public record Kept(RuleFact fact, @Nullable String exceptedBy) {}

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        retention = new Retention(context);
        openKeys = new OpenKeys(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        retention.snapshot();
        openKeys.snapshot();
    }

    @Override
    public void open(OpenContext context) throws Exception {
        retention.open(getRuntimeContext());
        openKeys.open(getRuntimeContext().getMetricGroup());
        metrics = new SequenceMetrics(getRuntimeContext().getMetricGroup());
        lastResort = new LastResort("sequences", getRuntimeContext().getMetricGroup());
        limits = new SequenceLimits(Duration.ofMillis(lateness), Duration.ofMillis(settle), most);
        histories =
                new Histories(
                        getRuntimeContext().getState(value("history", SequenceHistory.class)),
                        getRuntimeContext()
                                .getState(new ValueStateDescriptor<>("wakes", Types.LONG)));
        sample = getRuntimeContext().getState(value("sample", RuleHit.class));
        facts =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "facts", Types.STRING, TypeInformation.of(Kept.class)));
        revisions =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>("revisions", Types.STRING, Types.INT));
    }

    private static <T> ValueStateDescriptor<T> value(String name, Class<T> type) {
        return new ValueStateDescriptor<>(name, TypeInformation.of(type));
    }

    @Override
    public void processElement(RuleHit hit, Context context, Collector<RuleMatch> out)
            throws Exception {
        RuleHit.Stage stage = hit.stage();
        if (stage == null) {
            return;
        }
        SequenceUpdate update;
        RuleFact fact = hit.fact();
        SequenceHistory before = histories.of(context.getCurrentKey());
        try {
            SequenceHit added =
                    new SequenceTouch(new SequenceKey(stage.key()), stage.stages(), stage.until())
                            .hit(fact.order(), fact.identity(), retention.now().toEpochMilli());
            update = updater(stage).add(before, added);
        } catch (RuntimeException | StackOverflowError e) {
            context.output(LastResort.DEAD_LETTERS, letter(fact, e));
            return;
        }
        metrics.update(update);
        if (!before.has(fact.identity()) && !update.late()) {
            facts.put(fact.identity(), new Kept(fact, hit.exceptedBy()));
        }
        if (before.isEmpty()) {
            sample.update(hit.withoutFields());
            openKeys.opened(hit.rule());
        }
        apply(hit, update, before.isEmpty(), context, out);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<RuleMatch> out)
            throws Exception {
        RuleHit hit = sample.value();
        RuleHit.Stage stage = hit == null ? null : hit.stage();
        if (hit == null || stage == null) {
            clear(context);
            return;
        }
        histories.woke(context.getCurrentKey());
        SequenceUpdate update;
        try {
            update =
                    updater(stage)
                            .settle(
                                    histories.of(context.getCurrentKey()),
                                    retention.running(time).toEpochMilli());
        } catch (RuntimeException | StackOverflowError e) {
            // It would fail again after each restart.
            context.output(LastResort.DEAD_LETTERS, letter(hit.fact(), e));
            clear(context);
            return;
        }
        apply(hit, update, true, context, out);
    }

    private DeadLetter letter(RuleFact fact, Throwable bug) {
        return lastResort.letter(
                fact.source().id(), fact.position(), fact.ingested().toEpochMilli(), bug);
    }

    private SequenceUpdater updater(RuleHit.Stage stage) {
        return new SequenceUpdater(stage.shape(), limits);
    }

    /**
     * @param idle whether the key is known to have no timer
     */
    private void apply(
            RuleHit hit,
            SequenceUpdate update,
            boolean idle,
            Context context,
            Collector<RuleMatch> out)
            throws Exception {
        for (SequenceMatch match : update.superseded()) {
            tell(hit, match, false, update.incomplete(), out);
        }
        for (SequenceMatch match : update.opened()) {
            tell(hit, match, true, update.incomplete(), out);
        }
        for (SequenceMatch match : update.returned()) {
            tell(hit, match, true, update.incomplete(), out);
        }
        for (String identity : update.forgotten()) {
            forget(identity);
        }
        Long timer = update.timer();
        if (update.history().isEmpty() || timer == null) {
            clear(context);
        } else {
            // A busy key has one timer, too.
            Long set = idle ? null : histories.wakes(context.getCurrentKey());
            Long next = set == null || timer < set ? timer : set;
            histories.update(context.getCurrentKey(), update.history(), set, next);
            if (!next.equals(set)) {
                retention.wakeAfter(context.timerService(), Instant.ofEpochMilli(timer));
            }
        }
    }

    /** A match of a forgotten event is told no more. */
    private void forget(String identity) throws Exception {
        facts.remove(identity);
        List<String> gone = new ArrayList<>();
        for (String match : revisions.keys()) {
            if (List.of(match.split(SEPARATOR, -1)).contains(identity)) {
                gone.add(match);
            }
        }
        for (String match : gone) {
            revisions.remove(match);
        }
    }

    private void tell(
            RuleHit hit,
            SequenceMatch match,
            boolean open,
            boolean incomplete,
            Collector<RuleMatch> out)
            throws Exception {
        List<RuleFact> evidence = new ArrayList<>();
        boolean covered = true;
        String exception = null;
        for (String identity : match.identities()) {
            Kept kept = facts.get(identity);
            if (kept == null) {
                return;
            }
            evidence.add(kept.fact());
            covered &= kept.exceptedBy() != null;
            exception = kept.exceptedBy();
        }
        String id = String.join(SEPARATOR, match.identities());
        Integer before = revisions.get(id);
        int revision = before == null ? open ? 1 : 2 : before + 1;
        if (revision > 1) {
            revisions.put(id, revision);
        }
        List<String> key = hit.stage() == null ? List.of() : hit.stage().key();
        out.collect(
                new RuleMatch(
                        hit.tenant(),
                        hit.rule(),
                        hit.version(),
                        key,
                        evidence,
                        revision,
                        open,
                        incomplete,
                        covered ? exception : null));
    }

    private void clear(Context context) throws Exception {
        RuleHit known = sample.value();
        if (known != null) {
            openKeys.closed(known.rule());
        }
        histories.clear(context.getCurrentKey());
        sample.clear();
        facts.clear();
        revisions.clear();
    }

    long openKeys(String rule) {
        return openKeys.of(rule);
    }
}
