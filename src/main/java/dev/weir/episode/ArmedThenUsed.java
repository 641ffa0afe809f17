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
import org.jspecify.annotations.Nullable;

/**
 * The pattern: an arming, and until the next arming everything that may follow from it.
 *
 * <p>It runs in arrival order and compares event times in its condition, so nothing waits for a
 * watermark. An arming that begins anew ends the older match: a host has one open match at the
 * most, however often it is armed. The last step is optional, so that an arming is reported when it
 * comes.
 *
 * <p>What it adds: the pattern is the contract with the user, and shows the detection in the job's
 * graph. It bounds in arrival time what is matched, and passes on nothing that no arming is near
 * to. Which arming explains a follow-on, the episodes decide from the history; so this is no
 * foundation for rules as data.
 */
public final class ArmedThenUsed
        extends PatternProcessFunction<ArmedThenUsed.OrderedHit, ArmedThenUsed.Match> {
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
                return FollowOnBuffer.inReach(armed.hit(), step.hit(), windows);
            }
            return false;
        }
    }

    /**
     * What the pattern found.
     *
     * @param arming an arming near in time; which one it is that explains the next is for the
     *     episodes to say
     * @param next what came near it, perhaps another arming; null for the arming alone
     */
    public record Match(Hit arming, @Nullable Hit next) {}

    /**
     * A hit behind its cause: what the pattern runs over.
     *
     * @param hit the hit
     * @param begins whether the pattern begins anew with it, an arming; false for everything that
     *     comes near an arming which the pattern has begun with already, be it another arming
     */
    public record OrderedHit(Hit hit, boolean begins) {}
}
