package dev.weir.detect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.detect.rules.Coverage.Grade;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table in the documentation: how many of the published rules can fire on each source. */
class PublishedCoverageTest {

    @Test
    void documentation_says_how_many_published_rules_can_fire() throws IOException {
        Path rules = Path.of(System.getProperty("weir.shared", "missing"), "rules", "elastic");
        assumeTrue(Files.isDirectory(rules), "no rules in " + rules);
        Map<String, Map<Grade, Integer>> counts = new LinkedHashMap<>();
        int anywhere = 0;
        int queries = 0;
        for (Rule rule : RuleFiles.read(List.of(rules))) {
            if (rule.query() != null) {
                queries++;
                boolean fires = false;
                for (Map.Entry<String, Coverage> source : Coverage.of(rule.query()).entrySet()) {
                    Grade grade = source.getValue().grade();
                    fires |= grade != Grade.NEVER;
                    counts.computeIfAbsent(source.getKey(), s -> new EnumMap<>(Grade.class))
                            .merge(grade, 1, Integer::sum);
                }
                anywhere += fires ? 1 : 0;
            }
        }
        List<String> rows = new ArrayList<>();
        counts.forEach(
                (source, grades) ->
                        rows.add(
                                "| `%s` | %d | %d | %d |"
                                        .formatted(
                                                source,
                                                grades.getOrDefault(Grade.FULL, 0),
                                                grades.getOrDefault(Grade.DEGRADED, 0),
                                                grades.getOrDefault(Grade.NEVER, 0))));
        rows.add("%d of the %d can fire on at least one".formatted(anywhere, queries));

        assertThat(Files.readString(Path.of("docs/rules.md"))).contains(rows);
    }
}
