package dev.weir.alert;

import dev.weir.detect.rules.RuleDefinition;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRule.Suppression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of the matches of one rule and tenant: each match once, however often its events
 * come; of a group that the rule suppresses the first, and later how many followed; of a storm as
 * many as the rule allows in its interval, and then one that counts the rest. Times are those of
 * arrival.
 *
 * <p>A rule of the rules topic is told before its first hit, but by another way: a match that
 * overtakes it waits.
 */
public final class RuleAlertFunction
        extends KeyedCoProcessFunction<String, RuleMatch, RuleDefinition, RuleAlert> {
    private static final long serialVersionUID = 1L;

    /** For so long at least the events of a match may come again and are known. */
    private static final Duration REMEMBER = Duration.ofHours(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_GROUPS = 10_000;

    private final HashMap<String, RuleDefinition> fixed = new HashMap<>();
    private final boolean limited;
    private final boolean buildingBlocks;
    private final Duration lateness;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient ValueState<RuleDefinition> published;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient ListState<RuleMatch> waiting;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient MapState<String, Told> told;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient MapState<String, RuleGroup> groups;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient ValueState<RuleStorm> storm;

    @SuppressWarnings("NullAway.Init") // open() sets it
    private transient RuleAlertMetrics metrics;

    /**
     * A function for the matches of these rules, and of those that are told to it; matches of
     * others are dropped.
     *
     * @param rules that came with the job
     * @param limited whether the rules' own limits hold: so many alerts an interval, suppression;
     *     without them every match is an alert
     * @param buildingBlocks whether those of building blocks are alerts, too
     * @param lateness how late an event may be that supersedes an alert
     */
    public RuleAlertFunction(
            List<EqlRule> rules, boolean limited, boolean buildingBlocks, Duration lateness) {
        rules.forEach(rule -> fixed.put(rule.id(), RuleDefinition.fixed(rule)));
        this.limited = limited;
        this.buildingBlocks = buildingBlocks;
        this.lateness = lateness;
    }

    /**
     * An alert that was sent.
     *
     * @param revision the last of it
     * @param arrived epoch milliseconds
     */
    public record Told(int revision, long arrived) {}

    @Override
    public void open(OpenContext context) {
        published =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "rule", TypeInformation.of(RuleDefinition.class)));
        waiting =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "waiting", TypeInformation.of(RuleMatch.class)));
        told = getRuntimeContext().getMapState(states("told", Told.class));
        groups = getRuntimeContext().getMapState(states("groups", RuleGroup.class));
        storm =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "storm", TypeInformation.of(RuleStorm.class)));
        metrics = new RuleAlertMetrics(getRuntimeContext().getMetricGroup(), fixed.keySet());
    }

    private static <T> MapStateDescriptor<String, T> states(String name, Class<T> type) {
        return new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(type));
    }

    @Override
    public void processElement1(RuleMatch match, Context context, Collector<RuleAlert> out)
            throws Exception {
        RuleDefinition known = match.isOfFixed() ? fixed.get(match.rule()) : published.value();
        if (known != null && known.version() >= match.version()) {
            tell(known, match, context, out);
        } else if (!match.isOfFixed()) {
            waiting.add(match);
        }
    }

    @Override
    public void processElement2(
            RuleDefinition definition, Context context, Collector<RuleAlert> out) throws Exception {
        RuleDefinition known = published.value();
        if (known != null && known.version() > definition.version()) {
            return;
        }
        published.update(definition);
        List<RuleMatch> matches = new ArrayList<>();
        waiting.get().forEach(matches::add);
        waiting.clear();
        for (RuleMatch match : matches) {
            processElement1(match, context, out);
        }
    }

    private void tell(
            RuleDefinition known, RuleMatch match, Context context, Collector<RuleAlert> out)
            throws Exception {
        EqlRule rule = known.rule();
        if (rule.buildingBlock() && !buildingBlocks) {
            return;
        }
        String id = RuleAlertId.of(match);
        Told before = told.get(id);
        if (before != null ? before.revision() >= match.revision() : !match.open()) {
            return;
        }
        long now = context.timerService().currentProcessingTime();
        if (limited && before == null && isHeld(rule, match, now, context, out)) {
            metrics.suppressed(rule.id());
            return;
        }
        told.put(id, new Told(match.revision(), now));
        timer(context, remember(known));
        metrics.alert(match, now);
        out.collect(new RuleAlert(id, rule, match, RuleAlert.Kind.MATCH, 0, match.revision()));
    }

    private boolean isHeld(
            EqlRule rule, RuleMatch match, long now, Context context, Collector<RuleAlert> out)
            throws Exception {
        return isSuppressed(rule, match, now, context, out)
                || isBeyond(rule, match, now, context, out);
    }

    private boolean isSuppressed(
            EqlRule rule, RuleMatch match, long now, Context context, Collector<RuleAlert> out)
            throws Exception {
        Suppression suppression = rule.suppression();
        String key = suppression == null ? null : RuleGroup.key(suppression, match.last());
        if (suppression == null || key == null) {
            return false;
        }
        RuleGroup group = groups.get(key);
        if (group != null && now < group.ends()) {
            groups.put(key, group.another());
            return true;
        }
        if (group != null) {
            collect(group.update(rule), out);
        } else if (size(groups) >= MOST_GROUPS) {
            return false;
        }
        groups.put(key, new RuleGroup(match, now + suppression.duration().toMillis(), 0));
        timer(context, suppression.duration());
        return false;
    }

    private boolean isBeyond(
            EqlRule rule, RuleMatch match, long now, Context context, Collector<RuleAlert> out)
            throws Exception {
        RuleStorm current = storm.value();
        if (current == null || current.isOver(rule, now)) {
            collect(current == null ? null : current.summary(rule), out);
            current = RuleStorm.at(now);
            timer(context, rule.interval());
        }
        boolean full = current.isFull(rule);
        storm.update(full ? current.held(match) : current.given());
        return full;
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<RuleAlert> out)
            throws Exception {
        RuleDefinition known = published.value();
        if (known == null) {
            known = fixed.get(RuleMatch.ruleOf(context.getCurrentKey()));
        }
        EqlRule rule = known == null ? null : known.rule();
        Duration remember = remember(known);
        RuleStorm current = storm.value();
        if (current != null && (rule == null || current.isOver(rule, time))) {
            collect(rule == null ? null : current.summary(rule), out);
            storm.clear();
        }
        // By key: through an iterator, the heap's state would keep an empty map for ever.
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, RuleGroup> group : groups.entries()) {
            if (rule == null || group.getValue().ends() <= time) {
                collect(rule == null ? null : group.getValue().update(rule), out);
                gone.add(group.getKey());
            }
        }
        for (String key : gone) {
            groups.remove(key);
        }
        List<String> old = new ArrayList<>();
        for (Map.Entry<String, Told> alert : told.entries()) {
            if (alert.getValue().arrived() + remember.toMillis() <= time) {
                old.add(alert.getKey());
            }
        }
        for (String id : old) {
            told.remove(id);
        }
    }

    /** For so long an alert may be superseded, or its events come again. */
    private Duration remember(@Nullable RuleDefinition known) {
        Duration span = known == null ? lateness : known.span().plus(lateness);
        return span.compareTo(REMEMBER) > 0 ? span : REMEMBER;
    }

    private static void collect(@Nullable RuleAlert alert, Collector<RuleAlert> out) {
        if (alert != null) {
            out.collect(alert);
        }
    }

    /** In whole minutes, so that a busy rule has few of them. */
    private static void timer(Context context, Duration from) {
        long minute = MINUTE.toMillis();
        long time = context.timerService().currentProcessingTime() + from.toMillis();
        context.timerService().registerProcessingTimeTimer((time / minute + 1) * minute);
    }

    private static int size(MapState<String, RuleGroup> groups) throws Exception {
        int size = 0;
        for (String ignored : groups.keys()) {
            size++;
        }
        return size;
    }
}
