package dev.weir.normalize;

import static dev.weir.normalize.EventReaderTest.GOOD;
import static dev.weir.normalize.EventReaderTest.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RecordLimits;
import dev.weir.testing.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordLimitsTest {
    private static final RecordLimits LIMITS = RecordLimits.defaults();

    private EventReader reader = new EventReader();
    private final List<LocatedEvent> events = new ArrayList<>();
    private final List<DeadLetter> rejects = new ArrayList<>();

    @Test
    void read_too_deep_is_too_large() {
        read("{\"a\":".repeat(LIMITS.depth() + 1) + "1" + "}".repeat(LIMITS.depth() + 1));

        tooLarge("depth: more than 100");
    }

    @Test
    void read_too_long_is_too_large() {
        read(new byte[LIMITS.bytes() + 1]);

        tooLarge("bytes: more than 8000000");
    }

    @Test
    void read_gzip_of_twenty_megabytes_of_empty_lists_is_one_dead_letter() {
        byte[] bomb =
                Gzip.of(("[" + "[],".repeat(6_666_666) + "[]]").getBytes(StandardCharsets.UTF_8));
        assertThat(bomb.length).isLessThan(50_000);

        read(bomb);

        tooLarge("expansion: more than 200");
    }

    @Test
    void read_gzip_that_expands_too_much_is_too_large() {
        read(Gzip.of(new byte[5_000_000]));

        tooLarge("expansion: more than 200");
    }

    @Test
    void read_a_million_tokens_is_too_large_wherever_they_stand() {
        read("{\"a\":[" + "0,".repeat(LIMITS.tokens()) + "0]}");

        tooLarge("tokens: more than 500000");
    }

    @Test
    void read_a_list_of_numbers_is_one_dead_letter() {
        read("[" + "0,".repeat(400_000) + "0]");

        assertThat(events).isEmpty();
        assertThat(rejects)
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.reason()).isEqualTo(Reason.MALFORMED_JSON);
                            assertThat(letter.detail())
                                    .isEqualTo("neither object nor array: 0, and 400000 more");
                        });
    }

    @Test
    void read_a_list_of_numbers_in_an_object_is_one_dead_letter() {
        read("{\"records\":[" + "0,".repeat(400_000) + "0]}");

        assertThat(rejects).hasSize(1);
    }

    @Test
    void read_good_members_beside_others_are_kept() {
        read("[0," + GOOD + ",null]");

        assertThat(events).hasSize(1);
        assertThat(rejects)
                .extracting(DeadLetter::detail)
                .containsExactly("neither object nor array: 0, and 1 more");
    }

    @Test
    void read_more_dead_letters_than_a_record_may_cause_end_in_one() {
        read("[" + "{},".repeat(1_000) + GOOD + "]");

        assertThat(events).hasSize(1);
        assertThat(rejects).hasSize(LIMITS.deadLetters() + 1);
        assertThat(rejects.get(LIMITS.deadLetters()).detail())
                .isEqualTo("dead letters: more than 100");
    }

    @Test
    void read_more_documents_than_a_record_may_hold_end_in_a_dead_letter() {
        reader = new EventReader(new RecordLimits(8_000_000, 200, 500_000, 100, 2, 100));

        read("[" + GOOD + "," + GOOD + "," + GOOD + "]");

        assertThat(events).hasSize(2);
        tooLarge("documents: more than 2");
    }

    private void tooLarge(String detail) {
        assertThat(rejects)
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.reason()).isEqualTo(Reason.TOO_LARGE);
                            assertThat(letter.detail()).isEqualTo(detail);
                        });
    }

    private void read(String text) {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void read(byte[] bytes) {
        reader.read(record(bytes), events::add, rejects::add);
    }
}
