package dev.weir.episode;

import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.LastResort;
import dev.weir.detect.Retention;
import dev.weir.episode.ArmedThenUsed.Match;
import dev.weir.rule.RuleCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Folds the matches of one host into its history and emits what is new of it. */
public final class EpisodeFunction extends KeyedProcessFunction<String, Match, Incident>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** How long the number of earlier episodes is remembered. */
    private static final Duration OPENINGS = Duration.ofDays(30);

    private final Windows windows;
    private final int evidenceLimit;
    private final RuleCard card;
    private transient HistoryUpdater updater;
    private transient RevisionPolicy policy;
    private transient ValueState<History> history;
    private transient ValueState<Instant> touched;

    @SuppressWarnings("NullAway.Init") // initializeState() sets it
    private transient Retention retention;

    @SuppressWarnings("NullAway.Init") // initializeState() sets it
    private transient EpisodeMetrics metrics;

    private transient KeptMetrics kept;
    private transient LastResort lastResort;

    /**
     * Episodes of a host.
     *
     * @param evidenceLimit how many facts an incident carries
     * @param card goes with each incident
     */
    public EpisodeFunction(Windows windows, int evidenceLimit, RuleCard card) {
        this.windows = windows;
        this.evidenceLimit = evidenceLimit;
        this.card = card;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        retention = new Retention(context);
        metrics = new EpisodeMetrics(context, getRuntimeContext().getMetricGroup());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        retention.snapshot();
        metrics.snapshot();
    }

    @Override
    public void open(OpenContext context) throws Exception {
        retention.open(getRuntimeContext());
        MetricGroup group = getRuntimeContext().getMetricGroup();
        kept = new KeptMetrics(group);
        lastResort = new LastResort("episodes", group);
        updater = new HistoryUpdater(windows, kept);
        policy = new RevisionPolicy(windows, evidenceLimit, card);
        history =
                getRuntimeContext().getState(new ValueStateDescriptor<>("history", History.class));
        touched =
                getRuntimeContext().getState(new ValueStateDescriptor<>("touched", Instant.class));
    }

    @Override
    public void processElement(Match match, Context context, Collector<Incident> out)
            throws Exception {
        History stored = history.value();
        History before = stored == null ? History.EMPTY : stored;
        RevisionPolicy.Outcome outcome;
        try {
            outcome = record(before, match);
        } catch (RuntimeException | StackOverflowError e) {
            Hit hit = Objects.requireNonNullElse(match.next(), match.arming());
            context.output(LastResort.DEAD_LETTERS, lastResort.letter(hit, e));
            return;
        }
        if (outcome.history() != before) {
            outcome.incidents().forEach(out::collect);
            history.update(outcome.history());
            metrics.changed(match, outcome, context.timerService().currentProcessingTime());
        }
        Instant now = retention.now();
        if (stored == null && touched.value() == null) {
            retention.wakeAfter(context.timerService(), now.plus(windows.remember()));
        }
        touched.update(now);
    }

    /** What a match changes, and what is to be issued of it. */
    private RevisionPolicy.Outcome record(History before, Match match) {
        Instant arrival =
                match.next() == null ? match.arming().ingested() : match.next().ingested();
        History after = updater.add(before, match.arming());
        if (match.next() != null) {
            after = updater.add(after, match.next());
        }
        return after == before
                ? new RevisionPolicy.Outcome(before, List.of(), List.of(), 0)
                : policy.emit(updater.forget(after, arrival));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Incident> out)
            throws Exception {
        Instant last = touched.value();
        History known = history.value();
        if (last == null || known == null) {
            return;
        }
        Instant time = retention.running(timestamp);
        Instant end = last.plus(OPENINGS);
        if (time.isAfter(end)) {
            history.clear();
            touched.clear();
            metrics.forgotten();
            return;
        }
        boolean idle = time.isAfter(last.plus(windows.remember()));
        if (idle) {
            kept.expired(known.hits());
            metrics.forgotten();
            history.update(History.EMPTY.withIssued(List.of(), known.openings()));
        }
        Instant next = (idle ? time : last).plus(windows.remember());
        retention.wakeAfter(context.timerService(), next.isBefore(end) ? next : end);
    }
}
