package dev.weir.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.detect.HitKind;
import dev.weir.episode.HostRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Many more histories than a cluster can take, through the engine without Flink. A failing history
 * is made small before it is shown.
 */
class HostRunRandomTest {

    private static final int SEEDS = Integer.getInteger("weir.random.seeds", 20_000);

    @Test
    void every_order_of_arrival_tells_what_the_reference_tells() {
        Tally tally = new Tally();
        for (long seed = 0; seed < SEEDS; seed++) {
            for (ArrivalOrder order : ArrivalOrder.values()) {
                Map<String, List<Revision>> issued = new HashMap<>();
                for (List<Fact> host : byHost(Histories.arrivals(seed, order))) {
                    issued.put(Histories.hostId(seed, order, host.get(0).host()), run(host));
                }
                tally.add(seed, order, issued, HostRunRandomTest::explain);
            }
        }
        System.out.println(tally);
        assertThat(tally.faults()).isEmpty();
    }

    /** But for the last two digits, which count the earlier openings that came late. */
    @Test
    void final_revisions_are_the_same_in_every_order_that_takes_nothing_back() {
        int compared = 0;
        for (long seed = 0; seed < SEEDS / 4; seed++) {
            Map<Integer, Set<Integer>> byTime = new HashMap<>();
            for (ArrivalOrder order : ArrivalOrder.values()) {
                for (List<Fact> host : byHost(Histories.arrivals(seed, order))) {
                    if (takesBack(host)) {
                        continue;
                    }
                    Map<String, Integer> last = new HashMap<>();
                    run(host).forEach(r -> last.put(r.identity(), r.revision() / 100));
                    Set<Integer> revisions = new TreeSet<>(last.values());
                    Set<Integer> others = byTime.putIfAbsent(host.get(0).host(), revisions);
                    assertThat(revisions)
                            .as("seed %d %s %s", seed, order, host)
                            .isEqualTo(others == null ? revisions : others);
                    compared += others == null ? 0 : 1;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    /**
     * Also what only withdraws evidence: a reset that arrives after a follow-on later than it, or
     * an arming that arrives after a follow-on which it takes over. And where an arming is
     * forgotten before the last hit arrives, which no order of the others can help.
     */
    private static boolean takesBack(List<Fact> arrivals) {
        long newest = Long.MIN_VALUE;
        for (Fact fact : arrivals) {
            long tolerance = fact.kind().arms() ? 120_000 : 0;
            boolean change = fact.kind().arms() || fact.kind() == HitKind.DISARMED;
            if (change && fact.millis() - tolerance <= newest) {
                return true;
            }
            newest = fact.kind().followsOn() ? Math.max(newest, fact.millis()) : newest;
        }
        LongSummaryStatistics arrived =
                arrivals.stream().mapToLong(Fact::arrives).summaryStatistics();
        return arrived.getMax() - arrived.getMin() > Duration.ofDays(8).toMillis()
                || !Comparison.takingBack(arrivals).isEmpty();
    }

    private static Iterable<List<Fact>> byHost(List<Fact> arrivals) {
        return arrivals.stream().collect(groupingBy(Fact::host)).values();
    }

    private static List<Revision> run(List<Fact> arrivals) {
        return HostRun.of(arrivals.stream().map(f -> f.hit("h")).toArray(Hit[]::new)).stream()
                .map(Revision::of)
                .toList();
    }

    /** The smallest part of a history that still fails here; all of it when it does not. */
    static String explain(List<Fact> failing) {
        List<Fact> facts = Shrinker.shrink(failing, HostRunRandomTest::fails);
        return facts.stream()
                .map(Fact::toString)
                .collect(joining("\n  ", "smallest failing history\n  ", "\n"))
                .concat(compare(facts).fault().orElse("does not fail without the cluster"));
    }

    private static boolean fails(List<Fact> facts) {
        return compare(facts).fault().isPresent();
    }

    private static Comparison compare(List<Fact> facts) {
        return Comparison.of(facts, run(facts));
    }
}
