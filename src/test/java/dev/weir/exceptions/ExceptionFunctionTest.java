package dev.weir.exceptions;

import static dev.weir.testing.Incidents.arming;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Hit;
import dev.weir.detect.LastResort;
import dev.weir.detect.Tenants;
import dev.weir.event.HostKey;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.TableChange;
import dev.weir.testing.Hits;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExceptionFunctionTest {
    private static final String ALICE = rule("a", "alice", "armed");

    @Test
    void a_hit_is_marked_from_the_change_on_until_the_tombstone() throws Exception {
        try (var harness = harness(0)) {
            harness.open();
            harness.processElement1(arming(), 0);
            harness.processElement2(change("a", ALICE), 0);
            harness.processElement1(arming(), 0);
            harness.processElement2(change("a", null), 0);
            harness.processElement1(arming(), 0);
            assertThat(harness.extractOutputValues())
                    .containsExactly(arming(), arming().exceptedBy("a"), arming());
        }
    }

    @Test
    void no_exception_covers_the_heartbeat() throws Exception {
        Hit beat = arming().under(new HostKey(Tenants.HEARTBEAT, "weir-heartbeat-1", null));
        try (var harness = harness(0)) {
            harness.open();
            harness.processElement2(change("a", ALICE), 0);
            harness.processElement1(beat, 0);
            assertThat(harness.extractOutputValues()).containsExactly(beat);
        }
    }

    @Test
    void a_change_replaces_the_exception_of_the_same_id() throws Exception {
        try (var harness = harness(0)) {
            harness.open();
            harness.processElement2(change("a", ALICE), 0);
            harness.processElement2(change("a", rule("a", "bob", "armed")), 0);
            harness.processElement1(arming(), 0);
            assertThat(harness.extractOutputValues()).containsExactly(arming());
        }
    }

    @Test
    void a_hit_at_which_the_matching_fails_goes_on_with_a_dead_letter() throws Exception {
        Hit broken = Hits.broken();
        try (var harness = harness(0)) {
            harness.open();
            harness.processElement2(change("a", ALICE), 0);
            harness.processElement1(broken, 0);
            harness.processElement1(arming(), 0);

            assertThat(harness.extractOutputValues())
                    .containsExactly(broken, arming().exceptedBy("a"));
            assertThat(harness.getSideOutput(LastResort.DEAD_LETTERS))
                    .extracting(letter -> letter.getValue().reason())
                    .containsExactly(DeadLetter.Reason.INTERNAL_ERROR);
        }
    }

    @Test
    void a_refused_change_becomes_a_dead_letter_and_leaves_its_predecessor_in_force()
            throws Exception {
        try (var harness = harness(0)) {
            harness.open();
            harness.processElement2(change("a", ALICE), 0);
            TableChange bad = change("a", rule("a", "alice", "everything"));
            harness.processElement2(bad, 0);
            harness.processElement1(arming(), 0);
            assertThat(harness.extractOutputValues()).containsExactly(arming().exceptedBy("a"));
            assertThat(deadLetters(harness))
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(
                            new DeadLetter(
                                    DeadLetter.Reason.INVALID_EXCEPTION,
                                    "applies_to: must be of tentative, armed, task_created, at_run,"
                                            + " at_job, was \"everything\"",
                                    null,
                                    bad.raw()));
        }
    }

    @Test
    void a_key_that_is_missing_or_not_the_id_is_refused() throws Exception {
        try (var harness = harness(0)) {
            harness.open();
            harness.processElement2(change(null, ALICE), 0);
            harness.processElement2(change("b", ALICE), 0);
            harness.processElement2(change(null, null), 0);
            harness.processElement1(arming(), 0);
            assertThat(harness.extractOutputValues()).containsExactly(arming());
            assertThat(deadLetters(harness))
                    .extracting(DeadLetter::detail)
                    .containsExactly(
                            "the record has no key; it must be the exception's id",
                            "id: must be the record's key b, was a",
                            "the record has no key; it must be the exception's id");
        }
    }

    @Test
    void only_one_subtask_reports_a_refused_change() throws Exception {
        try (var harness = harness(1)) {
            harness.open();
            harness.processElement2(change("a", "{}"), 0);
            assertThat(harness.getSideOutput(LastResort.DEAD_LETTERS)).isNull();
        }
    }

    @Test
    void exceptions_survive_a_restore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(0)) {
            harness.open();
            harness.processElement2(change("a", ALICE), 0);
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness(0)) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processElement1(arming(), 0);
            assertThat(harness.extractOutputValues()).containsExactly(arming().exceptedBy("a"));
        }
    }

    @Test
    void fixed_exceptions_hold_from_the_first_hit_until_a_change_of_the_same_id() throws Exception {
        ExceptionRule fixed = ExceptionReader.read(ALICE.getBytes());
        try (var harness = harness(0, fixed)) {
            harness.open();
            harness.processElement1(arming(), 0);
            harness.processElement2(change("b", rule("b", "bob", "armed")), 0);
            harness.processElement1(arming(), 0);
            harness.processElement2(change("a", rule("a", "bob", "armed")), 0);
            harness.processElement1(arming(), 0);
            assertThat(harness.extractOutputValues())
                    .containsExactly(arming().exceptedBy("a"), arming().exceptedBy("a"), arming());
        }
    }

    @Test
    void rules_are_kept_in_state_without_kryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(ExceptionRule.class);
    }

    private static String rule(String id, String user, String stage) {
        return "{\"id\":\"%s\",\"owner\":\"o\",\"reason\":\"r\",\"expires\":\"2099-01-01T00:00:00Z\",\"match\":{\"user\":\"%s\"},\"applies_to\":[\"%s\"]}"
                .formatted(id, user, stage);
    }

    private static TableChange change(@Nullable String key, @Nullable String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes();
        return new TableChange(
                key, value == null, new RawRecord(bytes, "weir.exceptions", 0, 5, 1_000));
    }

    private static List<DeadLetter> deadLetters(
            TwoInputStreamOperatorTestHarness<Hit, TableChange, Hit> harness) {
        return harness.getSideOutput(LastResort.DEAD_LETTERS).stream()
                .map(record -> record.getValue())
                .toList();
    }

    private static TwoInputStreamOperatorTestHarness<Hit, TableChange, Hit> harness(
            int subtask, ExceptionRule... fixed) throws Exception {
        return new TwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(
                        new ExceptionFunction(List.of(fixed), Set.of()),
                        List.of(ExceptionFunction.STATE)),
                2,
                2,
                subtask);
    }
}
