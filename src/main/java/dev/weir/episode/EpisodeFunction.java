package dev.weir.episode;

import dev.weir.detect.Incident;
import dev.weir.episode.ArmedThenUsed.Match;
import dev.weir.rule.RuleCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Folds the matches of one host into its history and emits what is new, see {@link HistoryUpdater}
 * and {@link RevisionPolicy}.
 */
public final class EpisodeFunction extends KeyedProcessFunction<String, Match, Incident> {
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
    private transient Retention retention;

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
    public void open(OpenContext context) {
        retention = new Retention();
        updater = new HistoryUpdater(windows);
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
        RevisionPolicy.Outcome outcome = record(before, match);
        if (outcome.history() != before) {
            outcome.incidents().forEach(out::collect);
            history.update(outcome.history());
        }
        Instant now = retention.now(context.timerService());
        if (touched.value() == null) {
            retention.wakeAfter(context.timerService(), now.plus(windows.remember()));
        }
        touched.update(now);
    }

    /** What a match changes and what of it is outcome. */
    private RevisionPolicy.Outcome record(History before, Match match) {
        Instant arrival =
                match.next() == null ? match.arming().ingested() : match.next().ingested();
        History after = updater.add(before, match.arming());
        if (match.next() != null) {
            after = updater.add(after, match.next());
        }
        return after == before
                ? new RevisionPolicy.Outcome(before, List.of())
                : policy.emit(updater.forget(after, arrival));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Incident> out)
            throws Exception {
        Instant lastSeen = touched.value();
        History known = history.value();
        if (lastSeen == null || known == null) {
            return;
        }
        Instant time = Instant.ofEpochMilli(timestamp);
        Instant last = retention.idleSince(lastSeen, context.timerService());
        Instant end = last.plus(OPENINGS);
        if (time.isAfter(end)) {
            history.clear();
            touched.clear();
            return;
        }
        boolean idle = time.isAfter(last.plus(windows.remember()));
        if (idle) {
            history.update(History.EMPTY.withIssued(List.of(), known.openings()));
        }
        Instant next = (idle ? time : last).plus(windows.remember());
        retention.wakeAfter(context.timerService(), next.isBefore(end) ? next : end);
    }
}
