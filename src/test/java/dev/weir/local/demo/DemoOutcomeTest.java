package dev.weir.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.demo.DemoStory.Expectation;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoOutcomeTest {

    private final DemoOutcome outcome =
            new DemoOutcome(
                    List.of(
                            new Expectation("ws01", "at_job", "critical", false),
                            new Expectation("ws02", "armed", "medium", true)),
                    List.of(new Expectation("ws01", "at.exe started", "high", false)));

    @Test
    void the_last_revision_counts() {
        outcome.add(alert("ws01", "armed", "medium", false));
        outcome.add(alert("ws02", "armed", "medium", true));
        assertThat(outcome.isAsExpected()).isFalse();

        outcome.add(alert("ws01", "at_job", "critical", false));
        assertThat(outcome.isAsExpected()).isFalse();
        outcome.add(alert("ws01", "at.exe started", "high"));

        assertThat(outcome.isAsExpected()).isTrue();
        assertThat(outcome.alerts()).isEqualTo(3);
        assertThat(outcome.documents()).isEqualTo(4);
        assertThat(outcome.lines())
                .containsExactly(
                        "ws01       at_job        critical",
                        "ws02       armed         medium, suppressed by an exception",
                        "ws01       at.exe started high");
    }

    @Test
    void what_is_missing_wrong_or_too_much_is_told() {
        outcome.add(alert("ws02", "armed", "medium", false));
        outcome.add(alert("ws03", "armed", "medium", false));
        outcome.add(alert("ws03", "another rule", "low"));

        assertThat(outcome.isAsExpected()).isFalse();
        assertThat(outcome.lines())
                .containsExactly(
                        "ws01       no alert, EXPECTED at_job        critical",
                        "ws02       armed         medium, EXPECTED armed         medium,"
                                + " suppressed by an exception",
                        "ws01       no alert, EXPECTED at.exe started high",
                        "ws03       armed         medium, NOT EXPECTED",
                        "ws03       another rule  low, NOT EXPECTED");
    }

    /** Of a rule. */
    private static ObjectNode alert(String host, String rule, String severity) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.putObject("rule").put("name", rule);
        alert.putObject("weir").put("host_key", host).put("severity", severity);
        return alert;
    }

    private static ObjectNode alert(
            String host, String stage, String severity, boolean suppressed) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.putObject("weir")
                .put("host_key", host)
                .put("stage", stage)
                .put("severity", severity)
                .put("suppressed", suppressed);
        return alert;
    }
}
