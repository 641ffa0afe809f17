package dev.weir.detect.rules;

import dev.weir.detect.LastResort;
import dev.weir.detect.Tenants;
import dev.weir.normalize.LocatedEvent;
import dev.weir.rule.EqlRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Judges each event by all rules at once; only what meets a rule, or a stage of one, leaves it. An
 * event at which a rule fails goes to the {@link LastResort}. Counts hits by rule.
 */
public final class RuleFunction extends ProcessFunction<LocatedEvent, RuleHit> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<EqlRule> rules;
    private final Duration maxClockLead;
    private final String tenantPattern;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient RuleJudge judge;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Tenants tenants;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient LastResort lastResort;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Map<String, Counter> hits;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient Counter keysBeyond;

    /**
     * A function that compiles the rules in each subtask.
     *
     * @param maxClockLead an event time further ahead of its arrival is not believed
     * @param tenantPattern see {@link Tenants}
     */
    public RuleFunction(List<EqlRule> rules, Duration maxClockLead, String tenantPattern) {
        this.rules = new ArrayList<>(rules);
        this.maxClockLead = maxClockLead;
        this.tenantPattern = tenantPattern;
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup group = getRuntimeContext().getMetricGroup();
        judge = new RuleJudge(rules, maxClockLead);
        tenants = new Tenants(tenantPattern);
        lastResort = new LastResort("rules", group);
        keysBeyond = group.counter("keysBeyond");
        group.gauge("candidates", () -> judge.candidates());
        hits = new HashMap<>();
        for (EqlRule rule : rules) {
            hits.put(rule.id(), group.addGroup("rule", rule.id()).counter("ruleHits"));
        }
    }

    @Override
    public void processElement(LocatedEvent seen, Context context, Collector<RuleHit> out) {
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
            Counter counter = hits.get(hit.rule());
            if (counter != null) {
                counter.inc();
            }
            out.collect(hit);
        }
    }
}
