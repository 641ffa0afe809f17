package dev.weir.detect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.detect.rules.index.Index;
import dev.weir.detect.rules.index.Predicate;
import dev.weir.eql.Query;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** No published single-event rule floods; the documentation lists the noisiest. */
class NoisyRulesTest {

    private static final int LISTED = 10;

    /** What one rule has matched. */
    private record Noise(String rule, Query query, int[] matches, Set<String> sources) {

        String row() {
            Set<String> missing = new TreeSet<>();
            var coverage = Coverage.of(query);
            sources.forEach(source -> missing.addAll(coverage.get(source).missing()));
            String fields = missing.isEmpty() ? "none" : "`" + String.join("`, `", missing) + "`";
            return "| `%s` | `%s` | %d | %s |"
                    .formatted(rule, String.join("`, `", sources), matches[0], fields);
        }
    }

    private final List<Noise> noise = new ArrayList<>();
    private long events;

    @Test
    void documentation_lists_the_noisiest_published_rules() throws IOException {
        Path shared = Path.of(System.getProperty("weir.shared", "missing"));
        assumeTrue(Files.isDirectory(shared.resolve("rules")), "no rules in " + shared);
        List<Predicate> predicates = new ArrayList<>();
        for (Rule rule : RuleFiles.read(List.of(shared.resolve("rules/elastic")))) {
            if (rule.query() instanceof Query.Event query) {
                String name = Path.of(rule.file()).getFileName().toString();
                predicates.add(Witness.predicate(query));
                noise.add(
                        new Noise(
                                name.replaceFirst("\\.toml$", ""),
                                query,
                                new int[1],
                                new TreeSet<>()));
            }
        }

        assertThat(noise).hasSize(400);
        read(shared.resolve("recordings/windows-noise-130k.jsonl.gz"), new Index(predicates));

        noise.sort(
                Comparator.comparingInt((Noise one) -> -one.matches()[0])
                        .thenComparing(Noise::rule));
        List<String> rows = noise.stream().limit(LISTED).map(Noise::row).toList();
        assertThat(events).isEqualTo(129_323);
        assertThat(noise.get(0).matches()[0]).as(rows.get(0)).isLessThan((int) (events / 1000));
        assertThat(Files.readString(Path.of("docs/rules.md"))).contains(String.join("\n", rows));
    }

    private void read(Path recording, Index index) throws IOException {
        EventReader reader = new EventReader();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(recording)),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                reader.read(
                        new RawRecord(bytes, "t", 0, 0, 0),
                        seen -> judge(seen, index),
                        letter -> {});
            }
        }
    }

    private void judge(LocatedEvent seen, Index index) {
        events++;
        index.match(
                seen.fields(),
                match -> {
                    noise.get(match).matches()[0]++;
                    noise.get(match).sources().add(seen.event().source().id());
                });
    }
}
