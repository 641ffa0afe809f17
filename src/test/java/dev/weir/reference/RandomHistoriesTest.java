package dev.weir.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.HitKind;
import dev.weir.detect.Severity;
import dev.weir.episode.Windows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The comparison is worth as much as the histories: they must reach what can go wrong. */
class RandomHistoriesTest {

    private static final int SEEDS = 3000;

    @Test
    void same_seed_same_history() {
        for (ArrivalOrder order : ArrivalOrder.values()) {
            assertThat(order.arrange(RandomHistories.of(42), 42))
                    .isEqualTo(order.arrange(RandomHistories.of(42), 42));
        }
    }

    @Test
    void histories_reach_every_kind_and_every_severity() {
        Set<HitKind> kinds = EnumSet.noneOf(HitKind.class);
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        LongStream.range(0, SEEDS)
                .mapToObj(RandomHistories::of)
                .forEach(
                        history -> {
                            history.forEach(f -> kinds.add(f.kind()));
                            episodes(history).forEach(e -> severities.add(e.severity()));
                        });
        assertThat(kinds).containsExactlyInAnyOrder(HitKind.values());
        assertThat(severities).containsExactlyInAnyOrder(Severity.values());
    }

    @Test
    void histories_reach_both_sides_of_every_bound() {
        Set<Long> apart = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Fact> history = RandomHistories.of(seed);
            for (Fact a : history) {
                if (a.kind().arms() || a.kind() == HitKind.DISARMED) {
                    history.forEach(b -> apart.add(b.millis() - a.millis()));
                }
            }
        }
        List<Long> bounds =
                List.of(-120_000L, 60_000L, 900_000L, 3_600_000L, 86_400_000L, 604_800_000L);
        assertThat(bounds)
                .allSatisfy(bound -> assertThat(apart).contains(bound - 1, bound, bound + 1));
    }

    @Test
    void orders_keep_every_hit_and_stay_inside_the_limits_of_arrival() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Fact> history = RandomHistories.of(seed);
            for (ArrivalOrder order : ArrivalOrder.values()) {
                List<Fact> arrivals = order.arrange(history, seed);
                assertThat(arrivals.stream().map(Fact::number))
                        .containsExactlyInAnyOrderElementsOf(
                                history.stream().map(Fact::number).toList());
                assertThat(arrivals).isSortedAccordingTo(Comparator.comparingLong(Fact::arrives));
                assertThat(arrivals).allMatch(f -> f.arrives() >= f.millis());
            }
        }
    }

    @Test
    void reference_does_not_depend_on_the_order() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Fact> history = RandomHistories.of(seed);
            long current = seed;
            assertThat(
                            Arrays.stream(ArrivalOrder.values())
                                    .map(order -> episodes(order.arrange(history, current)))
                                    .collect(Collectors.toSet()))
                    .hasSize(1);
        }
    }

    @Test
    void only_a_reset_or_an_arming_takes_back_what_was_told() {
        Set<HitKind> kinds = EnumSet.noneOf(HitKind.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            for (ArrivalOrder order : ArrivalOrder.values()) {
                Comparison.takingBack(order.arrange(RandomHistories.of(seed), seed))
                        .forEach(fact -> kinds.add(fact.kind()));
            }
        }
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        HitKind.ARMED, HitKind.ARMED_TENTATIVE, HitKind.DISARMED);
    }

    private static List<ReferenceEpisode> episodes(List<Fact> facts) {
        return Reference.episodes(facts.stream().map(f -> f.hit("h")).toList(), Windows.defaults());
    }
}
