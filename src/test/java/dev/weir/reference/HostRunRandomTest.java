package dev.weir.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.episode.HostRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
