package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random histories; a failure says its seed. */
class SequenceRandomTest {

    private static final int SEEDS = Integer.getInteger("weir.random.seeds", 100_000);

    @Test
    void any_order_of_arrival_and_any_copies_give_the_answer_of_the_whole() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomStory story = RandomStory.of(seed);
            SequencePlan plan = story.plan();
            Random random = new Random(seed);
            int settle = Math.max(0, random.nextInt(4) - 1);
            for (List<SequenceHit> hits : Story.hits(plan, story.events()).values()) {
                Listener key =
                        new Listener(
                                new SequenceUpdater(
                                        plan.shape(),
                                        new SequenceLimits(
                                                Duration.ofHours(1),
                                                Duration.ofMillis(settle),
                                                256)));
                long now = 0;
                for (SequenceHit hit : RandomStory.shuffled(hits, random)) {
                    key.add(hit.arrivedAt(now++));
                }
                key.settle(now + settle);
                assertThat(key.open()).as("seed %d %s", seed, story).isEqualTo(answer(plan, hits));
            }
        }
    }

    @Test
    void what_arrives_within_lateness_gives_the_answer_although_old_hits_leave() {
        for (long seed = 0; seed < SEEDS / 4; seed++) {
            RandomStory story = RandomStory.of(seed);
            SequencePlan plan = story.plan();
            Random random = new Random(seed);
            int lateness = random.nextInt(5);
            for (List<SequenceHit> hits : Story.hits(plan, story.events()).values()) {
                Listener key =
                        new Listener(
                                new SequenceUpdater(
                                        plan.shape(),
                                        new SequenceLimits(
                                                Duration.ofSeconds(lateness), Duration.ZERO, 256)));
                delayed(hits, lateness, random).forEach(key::add);
                assertThat(key.late()).isZero();
                assertThat(key.open()).as("seed %d %s", seed, story).isEqualTo(answer(plan, hits));
            }
        }
    }

    @Test
    void too_many_hits_cost_only_matches_that_began_with_what_was_dropped() {
        for (long seed = 0; seed < SEEDS / 4; seed++) {
            RandomStory story = RandomStory.of(seed);
            SequencePlan plan = story.plan();
            for (List<SequenceHit> hits : Story.hits(plan, story.events()).values()) {
                Listener key =
                        new Listener(
                                new SequenceUpdater(
                                        plan.shape(),
                                        new SequenceLimits(Duration.ofHours(1), Duration.ZERO, 1)));
                List<SequenceHit> inOrder = hits.stream().sorted(SequenceHit.ORDER).toList();
                inOrder.forEach(key::add);
                Set<List<String>> expected = new HashSet<>();
                for (SequenceMatch match : plan.matcher().matches(inOrder)) {
                    int first = inOrder.indexOf(match.hits().get(0));
                    int last = inOrder.indexOf(match.hits().get(plan.shape().length() - 1));
                    // A match is told before the hit that completes it drops another.
                    if (last - first <= 2 * plan.shape().length()) {
                        expected.add(match.identities());
                    }
                }
                assertThat(key.open()).as("seed %d %s", seed, story).isEqualTo(expected);
                assertThat(key.log()).hasSameSizeAs(expected);
                assertThat(key.history().hits())
                        .hasSizeLessThanOrEqualTo(2 * plan.shape().length());
            }
        }
    }

    private static Set<List<String>> answer(SequencePlan plan, List<SequenceHit> hits) {
        List<SequenceHit> inOrder = hits.stream().sorted(SequenceHit.ORDER).toList();
        return new HashSet<>(new DeclaredMatches(inOrder, plan).all());
    }

    private static List<SequenceHit> delayed(List<SequenceHit> hits, int most, Random random) {
        List<SequenceHit> arriving = new ArrayList<>();
        for (SequenceHit hit : hits) {
            arriving.add(
                    hit.arrivedAt(
                            hit.order().time().toEpochMilli() + random.nextInt(most * 1_000 + 1)));
        }
        arriving.sort(Comparator.comparing(SequenceHit::arrived));
        return arriving;
    }
}
