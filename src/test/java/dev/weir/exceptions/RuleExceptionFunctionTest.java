package dev.weir.exceptions;

import static dev.weir.detect.rules.RuleFixtures.fact;
import static dev.weir.detect.rules.RuleFixtures.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.LastResort;
import dev.weir.detect.rules.RuleHit;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.TableChange;
import dev.weir.sequence.SequenceShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleExceptionFunctionTest {

    private TwoInputStreamOperatorTestHarness<RuleHit, TableChange, RuleHit> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new TwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithNonKeyedOperator<>(
                                new RuleExceptionFunction(List.of(), Set.of("r")),
                                List.of(ExceptionFunction.STATE)));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void hit_of_the_named_rule_is_covered_where_all_fields_hold() throws Exception {
        change("e", "{'rule':'r','host':'ws*','user':'CORP\\\\alice','process':'*at.exe'}");

        harness.processElement1(hit("r", "alice"), 0);
        harness.processElement1(hit("r", "bob"), 0);
        harness.processElement1(hit("other", "alice"), 0);

        assertThat(harness.extractOutputValues())
                .extracting(RuleHit::exceptedBy)
                .containsExactly("e", null, null);
    }

    @Test
    void exception_without_a_rule_covers_no_rule() throws Exception {
        change("e", "{'host':'*ws*'},'applies_to':['armed']");

        harness.processElement1(hit("r", "alice"), 0);

        assertThat(harness.extractOutputValues())
                .extracting(RuleHit::exceptedBy)
                .containsExactly((String) null);
    }

    @Test
    void exception_of_a_rule_that_is_not_loaded_is_not_taken_and_told_elsewhere() throws Exception {
        change("e", "{'rule':'gone'}");

        harness.processElement1(hit("gone", "alice"), 0);

        assertThat(harness.extractOutputValues())
                .extracting(RuleHit::exceptedBy)
                .containsExactly((String) null);
        assertThat(harness.getSideOutput(LastResort.DEAD_LETTERS)).isNull();
    }

    @Test
    void stage_of_a_sequence_goes_to_the_side() throws Exception {
        RuleHit.Stage stage =
                new RuleHit.Stage(
                        "q", new SequenceShape(2, 60_000), List.of(), new long[] {1}, false);

        harness.processElement1(new RuleHit("t", "r", -1, stage, fact("a", 0), null), 0);

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.getSideOutput(RuleExceptionFunction.STAGES)).hasSize(1);
    }

    private void change(String id, String match) throws Exception {
        String json =
                "{'id':'%s','owner':'soc','reason':'known','expires':'2099-01-01T00:00:00Z','match':%s}"
                        .formatted(id, match)
                        .replace('\'', '"');
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        harness.processElement2(new TableChange(id, false, new RawRecord(bytes, "x", 0, 0, 0)), 0);
    }

    private static RuleHit hit(String rule, String user) {
        return new RuleHit(
                "t",
                rule,
                -1,
                null,
                fact(
                        "a",
                        0,
                        field("host.name", "WS01"),
                        field("user.name", user),
                        field("user.domain", "CORP"),
                        field("process.executable", "C:\\Windows\\System32\\at.exe")),
                null);
    }
}
