package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sequence.SequenceCases.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random sequences give the agreed answers. */
class SequenceCasesTest {

    private static List<Case> cases;

    @BeforeAll
    static void read() throws IOException {
        cases = SequenceCases.all();
        assertThat(cases).hasSize(500);
    }

    @Test
    void complete_data_in_order() {
        assertThat(wrong(SequenceCasesTest::inOrder)).isEmpty();
    }

    @Test
    void twenty_orders_of_arrival() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            assertThat(wrong(one -> arriving(one, hits -> Collections.shuffle(hits, random))))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void every_line_twice() {
        Random random = new Random(20);
        assertThat(wrong(one -> arriving(one, hits -> addAgain(hits)))).isEmpty();
        assertThat(
                        wrong(
                                one ->
                                        arriving(
                                                one,
                                                hits -> {
                                                    addAgain(hits);
                                                    Collections.shuffle(hits, random);
                                                })))
                .isEmpty();
    }

    private static void addAgain(List<SequenceHit> hits) {
        hits.addAll(hits.stream().map(RandomStory::again).toList());
    }

    private static List<String> arriving(Case one, Consumer<List<SequenceHit>> order) {
        List<String> found = new ArrayList<>();
        for (List<SequenceHit> hits : one.hits().values()) {
            List<SequenceHit> arriving = new ArrayList<>(hits);
            order.accept(arriving);
            Listener key =
                    new Listener(new SequenceUpdater(one.plan().shape(), SequenceLimits.DEFAULT));
            arriving.forEach(key::add);
            key.open().forEach(match -> found.add(match.toString()));
        }
        return found;
    }

    private static List<String> inOrder(Case one) {
        List<String> found = new ArrayList<>();
        for (List<SequenceHit> hits : one.hits().values()) {
            for (SequenceMatch match :
                    one.plan()
                            .matcher()
                            .matches(hits.stream().sorted(SequenceHit.ORDER).toList())) {
                found.add(match.identities().toString());
            }
        }
        return found;
    }

    private static List<String> wrong(Function<Case, List<String>> run) {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases) {
            List<String> found = run.apply(one).stream().sorted().toList();
            if (!found.equals(one.expected())) {
                wrong.add(one.id() + " " + one.query() + ": " + found + one.expected());
            }
        }
        return wrong;
    }
}
