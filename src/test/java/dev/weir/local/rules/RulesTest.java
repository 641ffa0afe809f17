package dev.weir.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void rules_are_listed_by_form_and_those_that_cannot_run_with_the_reason() throws IOException {
        rule("a.toml", "r-1", "any where true");
        rule("b.toml", "r-2", "sequence [any where true] [any where true]");
        rule("c.toml", "r-3", "any were true");

        assertThat(run("check", folder.toString())).isEqualTo(Tool.FAILED);

        assertThat(
                        out.toString(UTF_8)
                                .lines()
                                .filter(line -> !line.startsWith("   "))
                                .map(line -> line.replace(folder.toString(), "")))
                .startsWith("event     r-1  n", "sequence  r-2  n")
                .anyMatch(line -> line.startsWith("refused   /c.toml:6:"))
                .endsWith("3 rules: 1 of single events, 1 sequences, 0 not EQL, 1 refused");
    }

    @Test
    void json_is_one_array() throws IOException {
        rule("a.toml", "r-1", "process where not process.working_directory == \"d\"");

        assertThat(run("check", "--json", folder.toString())).isZero();

        JsonNode rules = new ObjectMapper().readTree(out.toByteArray());
        assertThat(rules).hasSize(1);
        ObjectNode told = (ObjectNode) rules.get(0);
        JsonNode coverage = told.remove("coverage");
        assertThat(told)
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"id\":\"r-1\",\"name\":\"n\",\"file\":\"%s\",\"language\":\"eql\",\"form\":\"event\",\"refused\":null,\"warnings\":[]}"
                                                .formatted(folder.resolve("a.toml"))));
        assertThat(coverage.path("sysmon").toString())
                .isEqualTo("{\"grade\":\"full\",\"missing\":[]}");
        assertThat(coverage.path("crowdstrike").toString())
                .isEqualTo("{\"grade\":\"degraded\",\"missing\":[\"process.working_directory\"]}");
        assertThat(coverage.path("task_scheduler").toString())
                .isEqualTo("{\"grade\":\"never\",\"missing\":[\"event.category\"]}");
    }

    @Test
    void coverage_and_warnings_are_told() throws IOException {
        rule(
                "a.toml",
                "r-1",
                "process where process.name == \"at*\" and not process.working_directory == \"d\"");

        assertThat(run("check", folder.toString())).isZero();

        assertThat(out.toString(UTF_8))
                .contains("full: sysmon, ", ", crowdstrike (no process.working_directory), ")
                .contains("never: task_scheduler (no event.category), ")
                .contains("a.toml:6:31: * and ? are ordinary characters behind ==");
    }

    @Test
    void wrong_usage_is_one_line_and_code_two() {
        assertThat(run("check")).isEqualTo(Tool.USAGE);
        assertThat(run("chek", "x")).isEqualTo(Tool.USAGE);
        assertThat(run("check", "/no/such/folder")).isEqualTo(Tool.FAILED);
        assertThat(log.toString(UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("rules: "));
    }

    @Test
    void all_published_rules_can_be_read() throws IOException {
        Path published = Path.of(System.getProperty("weir.shared", "missing"), "rules/elastic");
        assumeTrue(Files.isDirectory(published), "no rules in " + published);

        assertThat(run("check", "--json", published.toString())).isZero();

        int[] events = {0, 0, 0};
        for (JsonNode rule : new ObjectMapper().readTree(out.toByteArray())) {
            String form = rule.path("form").asText();
            events[form.equals("event") ? 0 : form.equals("sequence") ? 1 : 2]++;
        }
        assertThat(events).containsExactly(400, 85, 96);
    }

    private void rule(String file, String id, String query) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "[rule]\nname = \"n\"\nrule_id = \"%s\"\ntype = \"eql\"\nquery = '''\n%s\n'''\n"
                        .formatted(id, query));
    }

    private int run(String... arguments) {
        PrintStream to = new PrintStream(out, true, UTF_8);
        return Tool.run(new Rules(to), to, new PrintStream(log, true, UTF_8), arguments);
    }
}
