package dev.weir.local.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainRuleTest {

    private static final String EVENT =
            "{\"@timestamp\":\"2026-03-02T09:15:0%dZ\",\"event\":{\"category\":[\"process\"],"
                    + "\"kind\":\"event\"},\"host\":{\"name\":\"ws01\"},\"process\":{\"name\":\"%s\"}}\n";

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void files() throws IOException {
        rule("single", "process where process.name == \"a\"");
        rule(
                "sequence",
                "sequence by host.name [any where process.name == \"a\"]"
                        + " [any where process.name == \"b\"]");
        Files.writeString(
                folder.resolve("events.ndjson"),
                EVENT.formatted(1, "a") + EVENT.formatted(2, "b") + EVENT.formatted(3, "a"));
    }

    @Test
    void comparisons_that_fail_are_told_for_each_event() {
        assertThat(run("single")).isZero();

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "rule n",
                        "line 1  matches",
                        "line 2  no match",
                        "    not true: process.name == \"a\", with process.name [b]",
                        "line 3  matches",
                        "events 3");
    }

    @Test
    void sequence_tells_its_stages_its_matches_and_what_waits() {
        assertThat(run("sequence")).isZero();

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "sequence n",
                        "line 1  stage 1 for ws01",
                        "line 2  stage 2 for ws01",
                        "line 3  stage 1 for ws01",
                        "match for ws01: lines 1, 2",
                        "open for ws01: stage 2 waits since 2026-03-02T09:15:03Z (line 3)",
                        "events 3");
    }

    @Test
    void sequence_tells_what_was_used_up_and_what_was_too_late() throws IOException {
        rule(
                "strict",
                "sequence by host.name with maxspan=10m [any where process.name == \"a\"]"
                        + " [any where process.name == \"b\"]"
                        + " until [any where process.name == \"u\"]");
        Files.writeString(
                folder.resolve("events.ndjson"),
                at("09:01", "b")
                        + at("09:02", "a")
                        + at("09:03", "a")
                        + at("09:04", "b")
                        + at("09:05", "b")
                        + at("09:06", "a")
                        + at("09:07", "u")
                        + at("09:08", "b")
                        + at("09:20", "a")
                        + at("09:31", "b")
                        + at("08:30", "a")
                        + at("08:31", "b")
                        + at("09:40", "a"));

        assertThat(run("strict")).isZero();

        assertThat(out.toString(UTF_8).lines().skip(14))
                .containsExactly(
                        "match for ws01: lines 3, 4",
                        "unused for ws01: stage 2 of line 12: nothing has waited",
                        "unused for ws01: stage 2 of line 1: nothing has waited",
                        "unused for ws01: stage 1 of line 2: line 3 is newer",
                        "unused for ws01: stage 2 of line 5: what waited is used up by line 4",
                        "unused for ws01: stage 2 of line 8: until at line 7",
                        "unused for ws01: stage 2 of line 10: more than PT10M after the first of"
                                + " line 9",
                        "too late for ws01: line 11, more than PT1H behind the newest when it"
                                + " arrives",
                        "open for ws01: stage 2 waits since 2026-03-02T09:40:00Z (line 13)",
                        "events 13");
    }

    @Test
    void a_run_takes_each_event_once_and_tells_no_stage_that_it_was_too_early_for()
            throws IOException {
        rule("run", "sequence with maxspan=1h [any where process.name == \"a\"] with runs=3");
        Files.writeString(
                folder.resolve("events.ndjson"),
                at("09:01", "a") + at("09:02", "a") + at("09:03", "a") + at("09:04", "a"));

        assertThat(run("run")).isZero();

        assertThat(out.toString(UTF_8).lines().skip(5))
                .containsExactly(
                        "match for all events: lines 1, 2, 3",
                        "match for all events: lines 2, 3, 4",
                        "open for all events: stage 2 waits since 2026-03-02T09:04:00Z (line 4)",
                        "open for all events: stage 3 waits since 2026-03-02T09:04:00Z (lines 3, 4)",
                        "events 4");
    }

    private static String at(String time, String process) {
        return EVENT.replace("09:15:0%d", time + ":00").formatted(process);
    }

    @Test
    void unknown_rule_or_half_the_options_are_wrong_usage() {
        assertThat(run("none")).isEqualTo(Tool.USAGE);
        assertThat(
                        Explain.run(
                                new String[] {
                                    "--rule", "x", folder.resolve("events.ndjson").toString()
                                },
                                new PrintStream(out, true, UTF_8),
                                new PrintStream(log, true, UTF_8)))
                .isEqualTo(Tool.USAGE);
        assertThat(log.toString(UTF_8))
                .contains("no rule with the id none", "--rules and --rule need each other");
    }

    private int run(String id) {
        return Explain.run(
                new String[] {
                    "--rules",
                    folder.toString(),
                    "--rule",
                    id,
                    folder.resolve("events.ndjson").toString()
                },
                new PrintStream(out, true, UTF_8),
                new PrintStream(log, true, UTF_8));
    }

    private void rule(String id, String query) throws IOException {
        Files.writeString(
                folder.resolve(id + ".toml"),
                "[rule]\nname = \"n\"\nrule_id = \"%s\"\ntype = \"eql\"\nquery = '''\n%s\n'''\n"
                        .formatted(id, query));
    }
}
