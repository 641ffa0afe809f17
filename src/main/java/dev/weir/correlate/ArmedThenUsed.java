package dev.weir.correlate;

import dev.weir.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.util.Collector;

/**
 * The pattern: an arming, and until the next arming everything that may follow from it.
 *
 * <p>It runs in arrival order and compares event times in its condition, so nothing waits for a
 * watermark. An arming that begins anew ends the older match: a host has one open match at the
 * most, however often it is armed. The last step is optional, so that an arming is reported when it
 * comes.
 */
final class ArmedThenUsed extends PatternProcessFunction<Step, Match> {
    private static final long serialVersionUID = 1L;

    /** Part of the operator's uid: state is restored by the names of the steps. */
    static final String VERSION = "v1";

    private static final String ARMED = "armed";
    private static final String ARMED_AGAIN = "armed-again";
    private static final String NEXT = "next";

    static Pattern<Step, ?> pattern(Windows windows) {
        return Pattern.<Step>begin(ARMED)
                .where(SimpleCondition.of(Step::begins))
                .notFollowedBy(ARMED_AGAIN)
                .where(SimpleCondition.of(Step::begins))
                .followedByAny(NEXT)
                .where(new MayFollow(windows))
                .optional()
                .within(windows.remember());
    }

    @Override
    public void processMatch(
            Map<String, List<Step>> match,
            PatternProcessFunction.Context context,
            Collector<Match> out) {
        List<Step> next = match.getOrDefault(NEXT, List.of());
        Signal arming = Objects.requireNonNull(match.get(ARMED)).get(0).signal();
        out.collect(new Match(arming, next.isEmpty() ? null : next.get(0).signal()));
    }

    private static final class MayFollow extends IterativeCondition<Step> {
        private static final long serialVersionUID = 1L;
        private final Windows windows;

        MayFollow(Windows windows) {
            this.windows = windows;
        }

        @Override
        public boolean filter(Step step, IterativeCondition.Context<Step> context)
                throws Exception {
            if (step.begins()) {
                return false;
            }
            for (Step armed : context.getEventsForPattern(ARMED)) {
                return WaitingRoom.near(armed.signal(), step.signal(), windows);
            }
            return false;
        }
    }
}
