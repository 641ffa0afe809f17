package dev.weir.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.detect.LastResort;
import dev.weir.episode.ArmedThenUsed.Match;
import dev.weir.ingest.DeadLetter;
import dev.weir.testing.Hits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A hit that a bug stumbles over becomes a dead letter, and the next is worked on. */
class LastResortTest {
    private static final Hit ARMED = Hits.armed(Duration.ZERO);

    @Test
    void a_hit_that_breaks_the_buffer_is_a_dead_letter() throws Exception {
        try (OperatorChain chain = new OperatorChain()) {
            chain.accept(Hits.broken());
            assertThat(letters(chain.buffer)).containsExactly("INTERNAL_ERROR sysmon raw-0@1");
            assertThat(chain.accept(ARMED)).hasSize(1);
        }
    }

    @Test
    void a_match_that_breaks_the_episodes_is_a_dead_letter() throws Exception {
        try (OperatorChain chain = new OperatorChain()) {
            chain.episodes.processElement(new Match(ARMED, Hits.broken()), 0);
            assertThat(letters(chain.episodes)).containsExactly("INTERNAL_ERROR sysmon raw-0@1");
            chain.episodes.processElement(new Match(ARMED, null), 0);
            assertThat(chain.episodes.extractOutputValues()).hasSize(1);
        }
    }

    private static List<String> letters(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness) {
        List<String> letters = new ArrayList<>();
        for (StreamRecord<DeadLetter> letter : harness.getSideOutput(LastResort.DEAD_LETTERS)) {
            DeadLetter it = letter.getValue();
            assertThat(it.detail()).contains(": java.lang.NullPointerException").contains(" at ");
            letters.add(it.reason() + " " + it.source() + " " + it.raw().position());
        }
        return letters;
    }
}
