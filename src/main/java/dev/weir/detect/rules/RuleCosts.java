package dev.weir.detect.rules;

import dev.weir.detect.rules.index.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what each rule costs: as metrics, and each hour the dearest in the log, with those that
 * took more than their budget.
 */
final class RuleCosts {
    private static final Logger LOG = LoggerFactory.getLogger(RuleCosts.class);

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final int DEAREST = 10;

    private final MetricGroup group;
    private final Supplier<RuleJudge> judge;
    private final Duration budget;
    private final LongSupplier clock;
    private final Set<String> known = new HashSet<>();

    /** By rule: what it had cost when the hour began. */
    private final Map<String, Long> before = new HashMap<>();

    private @Nullable RuleJudge measured;
    private long hour;
    private volatile long overBudget;

    /**
     * @param budget how long one rule may take in an hour; zero for any time
     * @param clock nanoseconds
     */
    RuleCosts(MetricGroup group, Supplier<RuleJudge> judge, Duration budget, LongSupplier clock) {
        this.group = group;
        this.judge = judge;
        this.budget = budget;
        this.clock = clock;
        hour = clock.getAsLong();
        group.gauge("rules", () -> judge.get().rules().size());
        group.gauge("candidates", () -> judge.get().candidates());
        group.gauge("rulesOverBudget", () -> overBudget);
    }

    /** To be called now and then, by the thread that judges. */
    void look() {
        RuleJudge current = judge.get();
        if (current != measured) {
            measured = current;
            current.rules().forEach(rule -> register(rule.id()));
        }
        if (clock.getAsLong() - hour >= HOUR) {
            hour = clock.getAsLong();
            report().forEach(LOG::info);
        }
    }

    private void register(String rule) {
        if (known.size() < RuleMetrics.MOST && known.add(rule)) {
            MetricGroup own = group.addGroup("rule", rule);
            own.gauge("ruleCandidates", () -> cost(rule).runs());
            own.gauge("ruleNanoseconds", () -> cost(rule).nanos());
        }
    }

    private Cost cost(String rule) {
        return judge.get().costOf(rule);
    }

    /** Lines for the log: what the dearest rules took since the last report. */
    List<String> report() {
        record Spent(LoadedRule rule, long nanos) {}

        List<Spent> all = new ArrayList<>();
        for (LoadedRule rule : judge.get().rules()) {
            long now = rule.cost().nanos();
            Long then = before.put(rule.id(), now);
            // A changed rule counts anew.
            all.add(new Spent(rule, then == null || then > now ? now : now - then));
        }
        all.sort(Comparator.comparingLong(Spent::nanos).reversed());
        List<String> lines = new ArrayList<>();
        long beyond = 0;
        for (Spent spent : all) {
            boolean over = !budget.isZero() && spent.nanos() > budget.toNanos();
            beyond += over ? 1 : 0;
            if (spent.nanos() > 0 && (over || lines.size() < DEAREST)) {
                lines.add(
                        "Rule %s (%s) took %,d ms in the last hour, by sample%s"
                                .formatted(
                                        spent.rule().id(),
                                        spent.rule().rule().name(),
                                        Duration.ofNanos(spent.nanos()).toMillis(),
                                        over ? ": more than rules.budget" : ""));
            }
        }
        overBudget = beyond;
        return lines;
    }
}
