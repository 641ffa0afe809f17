package dev.weir.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.rules.Coverage;
import dev.weir.detect.rules.Coverage.Grade;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that Weir brings. */
class OwnRulesTest {

    private static final Path FOLDER = Path.of("flink-conf", "rules");

    @Test
    void every_rule_can_be_read_and_fires_on_two_sources_at_least() throws IOException {
        List<Rule> rules = RuleFiles.read(List.of(FOLDER));

        assertThat(rules).hasSizeGreaterThanOrEqualTo(12);
        assertThat(rules).extracting(Rule::refused).containsOnlyNulls();
        assertThat(rules).flatExtracting(Rule::warnings).isEmpty();
        assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(rules).filteredOn(rule -> "sequence".equals(rule.form())).hasSize(5);
        for (Rule rule : rules) {
            long sources =
                    Coverage.of(rule.query()).values().stream()
                            .filter(covered -> covered.grade() != Grade.NEVER)
                            .count();
            assertThat(sources).as(rule.file()).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void every_rule_has_tests_and_they_hold() throws IOException {
        RuleTests tests = new RuleTests();
        tests.run(FOLDER);

        assertThat(tests.problems()).isEmpty();
        assertThat(tests.cases()).isGreaterThan(25);
        for (Rule rule : RuleFiles.read(List.of(FOLDER))) {
            assertThat(Path.of(rule.file().replace(".toml", ".test.json"))).exists();
        }
        assertThat(tests.files()).isEqualTo(RuleFiles.read(List.of(FOLDER)).size());
        assertThat(Files.isDirectory(FOLDER)).isTrue();
    }
}
