package dev.weir.detect.rules;

import static dev.weir.detect.rules.RuleFixtures.rule;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.LastResort;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.TableChange;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import dev.weir.normalize.RuleInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a subtask takes changes of rules, and what it tells of them. */
class RuleFunctionTest {
    private static final String TOOL = "process where process.name == \"tool.exe\"";

    private OneInputStreamOperatorTestHarness<RuleInput, RuleHit> harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void a_published_rule_is_told_once_before_its_first_hit_and_one_of_the_job_never()
            throws Exception {
        open(null, change(0, "p", TOOL));

        event();
        event();

        assertThat(hits()).containsExactlyInAnyOrder("fixed -1", "p 0", "fixed -1", "p 0");
        assertThat(definitions()).containsExactly("p 0");
    }

    @Test
    void what_was_published_before_is_not_taken_again() throws Exception {
        open(null, change(4, "p", TOOL));

        harness.processElement(input(change(3, "p", "process where false")), 0);
        harness.processElement(input(change(4, "p", "process where false")), 0);
        event();

        assertThat(hits()).containsExactlyInAnyOrder("fixed -1", "p 4");
    }

    @Test
    void state_knows_better_than_what_the_job_was_submitted_with() throws Exception {
        open(null, change(4, "p", TOOL), change(5, "q", TOOL));
        harness.processElement(input(new TableChange("q", true, raw(new byte[0], 6))), 0);
        OperatorSubtaskState state = harness.snapshot(1, 0);
        harness.close();

        open(state, change(4, "p", "process where false"), change(5, "q", TOOL));
        event();

        assertThat(hits()).containsExactlyInAnyOrder("fixed -1", "p 4");
        assertThat(definitions()).containsExactly("p 4");
    }

    @Test
    void a_refused_change_is_a_dead_letter() throws Exception {
        open(null);

        harness.processElement(input(change(4, "p", "process where")), 0);

        assertThat(harness.getSideOutput(LastResort.DEAD_LETTERS)).hasSize(1);
    }

    private void open(@Nullable OperatorSubtaskState state, TableChange... published)
            throws Exception {
        harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(
                                new RuleFunction(
                                        new FirstRules(
                                                List.of(rule("fixed", TOOL)),
                                                List.of(published),
                                                false,
                                                Duration.ZERO),
                                        Duration.ofDays(36_500),
                                        "")));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
    }

    private void event() throws Exception {
        String document =
                """
                {"@timestamp": "2026-03-02T09:15:00.000Z", "ecs": {"version": "8.11.0"},
                "event": {"category": ["process"], "type": ["start"], "kind": "event", "id": "e-1",
                "module": "endpoint", "dataset": "endpoint.events.process"}, "agent": {"type": "endpoint"},
                "host": {"name": "ws01", "os": {"type": "windows"}}, "process": {"name": "tool.exe"}}
                """;
        List<LocatedEvent> events = new ArrayList<>();
        new EventReader().readAll(raw(document.getBytes(UTF_8), 0), events::add, letter -> {});
        harness.processElement(new RuleInput(events.get(0), null), 0);
    }

    private List<String> hits() {
        return harness.extractOutputValues().stream()
                .map(hit -> hit.rule() + " " + hit.version())
                .toList();
    }

    private List<String> definitions() {
        return harness.getSideOutput(RuleFunction.DEFINITIONS).stream()
                .map(StreamRecord::getValue)
                .map(told -> told.rule().id() + " " + told.version())
                .toList();
    }

    private static RuleInput input(TableChange change) {
        return new RuleInput(null, change);
    }

    private static TableChange change(long offset, String id, String query) {
        String text =
                "{\"rule_id\":\"%s\",\"name\":\"%s\",\"type\":\"eql\",\"query\":\"%s\"}"
                        .formatted(id, id.toUpperCase(Locale.ROOT), query.replace("\"", "\\\""));
        return new TableChange(id, false, raw(text.getBytes(UTF_8), offset));
    }

    private static RawRecord raw(byte[] value, long offset) {
        return new RawRecord(value, "rules", 0, offset, 0);
    }
}
