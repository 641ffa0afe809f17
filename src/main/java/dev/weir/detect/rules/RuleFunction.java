package dev.weir.detect.rules;

import dev.weir.detect.LastResort;
import dev.weir.detect.Tenants;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RejectedException;
import dev.weir.ingest.TableChange;
import dev.weir.normalize.LocatedEvent;
import dev.weir.normalize.RuleInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges each event by all rules at once; only what meets a rule, or a stage of one, leaves it. An
 * event at which a rule fails goes to the {@link LastResort}. Changes of rules come between the
 * events, to every subtask; one that is of no use becomes a dead letter. Counts hits by rule.
 */
public final class RuleFunction extends ProcessFunction<RuleInput, RuleHit>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Published rules, each version once for each tenant, before its first hit. */
    public static final OutputTag<RuleDefinition> DEFINITIONS =
            new OutputTag<>("definitions", TypeInformation.of(RuleDefinition.class));

    private final FirstRules first;
    private final Duration maxClockLead;
    private final String tenantPattern;

    @SuppressWarnings("NullAway.Init") // initializeState() sets it
    private transient RuleBook book;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Tenants tenants;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient LastResort lastResort;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient ToldRules told;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient RuleMetrics hits;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient RuleCosts costs;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Counter keysBeyond;

    /**
     * A function that compiles the rules in each subtask.
     *
     * @param maxClockLead an event time further ahead of its arrival is not believed
     * @param tenantPattern see {@link Tenants}
     */
    public RuleFunction(FirstRules first, Duration maxClockLead, String tenantPattern) {
        this.first = first;
        this.maxClockLead = maxClockLead;
        this.tenantPattern = tenantPattern;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        var state = context.getOperatorStateStore().getBroadcastState(RuleBook.STATE);
        book = new RuleBook(first, state, context.isRestored(), maxClockLead);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // The book keeps its state as it goes.
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup group = getRuntimeContext().getMetricGroup();
        tenants = new Tenants(tenantPattern);
        lastResort = new LastResort("rules", group);
        told = new ToldRules();
        keysBeyond = group.counter("keysBeyond");
        costs = new RuleCosts(group, book::judge, first.budget(), System::nanoTime);
        hits = new RuleMetrics(group, "ruleHits");
        first.fixed().forEach(rule -> hits.of(rule.id()));
    }

    @Override
    public void processElement(RuleInput input, Context context, Collector<RuleHit> out)
            throws Exception {
        LocatedEvent event = input.event();
        if (event != null) {
            judge(event, context, out);
        } else if (input.change() != null) {
            change(input.change(), context);
        }
    }

    private void judge(LocatedEvent seen, Context context, Collector<RuleHit> out) {
        RuleJudge judge = book.judge();
        costs.look();
        List<RuleHit> found = new ArrayList<>(0);
        try {
            String tenant = tenants.of(seen.topic());
            judge.judge(seen, tenant, found::add, (rule, keys) -> keysBeyond.inc(keys));
        } catch (RuntimeException | StackOverflowError e) {
            context.output(
                    LastResort.DEAD_LETTERS,
                    lastResort.letter(seen.mapper(), seen.position(), seen.ingested(), e));
        }
        // Outside of the try: what the operators behind throw is no fault of this event.
        for (RuleHit hit : found) {
            hits.of(hit.rule()).inc();
            if (told.isNew(hit)) {
                context.output(
                        DEFINITIONS, RuleDefinition.of(hit.tenant(), judge.rule(hit.rule())));
            }
            out.collect(hit);
        }
    }

    private void change(TableChange change, Context context) throws Exception {
        DeadLetter letter = null;
        try {
            book.change(change);
        } catch (RejectedException e) {
            letter = new DeadLetter(e.reason(), String.valueOf(e.getMessage()), null, change.raw());
        }
        // Every subtask gets every change; one of them reports what is wrong with it.
        if (letter != null && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            context.output(LastResort.DEAD_LETTERS, letter);
        }
    }

    @Override
    public void close() {
        if (book != null) {
            book.close();
        }
    }
}
