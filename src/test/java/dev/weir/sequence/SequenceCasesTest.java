package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sequence.SequenceCases.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
