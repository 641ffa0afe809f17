package dev.weir.episode;

import dev.weir.detect.Hit;
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
public final class ArmedThenUsed extends PatternProcessFunction<OrderedHit, Match> {
    private static final long serialVersionUID = 1L;

    private static final String ARMED = "armed";
    private static final String ARMED_AGAIN = "armed-again";
    private static final String NEXT = "next";

    public static Pattern<OrderedHit, ?> pattern(Windows windows) {
        return Pattern.<OrderedHit>begin(ARMED)
                .where(SimpleCondition.of(OrderedHit::begins))
                .notFollowedBy(ARMED_AGAIN)
                .where(SimpleCondition.of(OrderedHit::begins))
                .followedByAny(NEXT)
                .where(new MayFollow(windows))
                .optional()
                .within(windows.remember());
    }

    @Override
    public void processMatch(
            Map<String, List<OrderedHit>> match,
            PatternProcessFunction.Context context,
            Collector<Match> out) {
        List<OrderedHit> next = match.getOrDefault(NEXT, List.of());
        Hit arming = Objects.requireNonNull(match.get(ARMED)).get(0).hit();
        out.collect(new Match(arming, next.isEmpty() ? null : next.get(0).hit()));
    }

    private static final class MayFollow extends IterativeCondition<OrderedHit> {
        private static final long serialVersionUID = 1L;
        private final Windows windows;

        MayFollow(Windows windows) {
            this.windows = windows;
        }

        @Override
        public boolean filter(OrderedHit step, IterativeCondition.Context<OrderedHit> context)
                throws Exception {
            if (step.begins()) {
                return false;
            }
            for (OrderedHit armed : context.getEventsForPattern(ARMED)) {
                return FollowOnBuffer.near(armed.hit(), step.hit(), windows);
            }
            return false;
        }
    }
}
