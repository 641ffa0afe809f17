package dev.weir.detect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.detect.rules.index.Index;
import dev.weir.detect.rules.index.Predicate;
import dev.weir.eql.Condition;
import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Published single-event rules match recorded events as often as on Elastic's own field values.
 *
 * <p>One value differs on purpose: Elastic's {@code user.id} of a Sysmon event is that of the
 * Sysmon service, Weir has none. The reference has it where a flat record sends it, so it is put in
 * here. Of a file of several documents the reference has read the first.
 */
class RecordedRulesTest {

    private static final Pattern SERVICE_USER = Pattern.compile("^\\{.*\"UserID\":\"S-1-5-18\"");

    private static Path shared;

    private final List<String> names = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Predicate> predicates = new ArrayList<>();
    private Index index;
    private long events;

    @BeforeAll
    static void findRules() {
        shared = Path.of(System.getProperty("weir.shared", "missing"));
        assumeTrue(Files.isDirectory(shared.resolve("rules")), "no rules in " + shared);
    }

    @Test
    void published_rules_match_recorded_events_as_often_as_the_reference() throws IOException {
        List<String> expected = new ArrayList<>();
        for (String line : Files.readAllLines(shared.resolve("rules/recorded-hits.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns[3].equals("event")) {
                expected.add(columns[0] + " " + columns[1] + " " + columns[4]);
            }
        }
        rules().forEach(
                        (name, query) -> {
                            names.add(name);
                            conditions.add(Condition.of(query));
                            predicates.add(Witness.predicate(query));
                        });
        index = new Index(predicates);
        List<String> found = new ArrayList<>();
        for (String folder : List.of("otrf", "sigma-regression")) {
            try (var files = Files.list(shared.resolve("recordings").resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString().replaceFirst("\\..*", "");
                    hits(file)
                            .forEach(
                                    (rule, count) ->
                                            found.add(
                                                    folder + "/" + name + " " + rule + " "
                                                            + count));
                }
            }
        }

        assertThat(index.candidates()).as("conditions run").isLessThan(2 * events);
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Map<String, Query.Event> rules() throws IOException {
        Map<String, Query.Event> rules = new TreeMap<>();
        for (Rule rule : RuleFiles.read(List.of(shared.resolve("rules/elastic")))) {
            if (rule.query() instanceof Query.Event event) {
                rules.put(Path.of(rule.file()).getFileName().toString(), event);
            }
        }
        return rules;
    }

    /** By running every condition, and by the index: both must say the same. */
    private Map<String, Integer> hits(Path file) throws IOException {
        Map<String, Integer> hits = new TreeMap<>();
        for (FieldValues fields : events(file)) {
            Set<String> indexed = new TreeSet<>();
            index.match(fields, match -> indexed.add(names.get(match)));
            Set<String> all = new TreeSet<>();
            for (int i = 0; i < conditions.size(); i++) {
                if (conditions.get(i).test(fields)) {
                    all.add(names.get(i));
                }
            }
            assertThat(indexed).isEqualTo(all);
            all.forEach(name -> hits.merge(name, 1, Integer::sum));
            events++;
        }
        return hits;
    }

    private static List<FieldValues> events(Path file) throws IOException {
        List<FieldValues> read = new ArrayList<>();
        EventReader reader = new EventReader();
        boolean lines = file.toString().endsWith(".gz");
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = lines ? new GZIPInputStream(stream) : stream) {
            String text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            for (String record : lines ? text.lines().toList() : List.of(text)) {
                reader.read(
                        new RawRecord(record.getBytes(StandardCharsets.UTF_8), "t", 0, 0, 0),
                        seen -> read.add(fields(seen, record)),
                        letter -> {});
            }
        }
        return lines ? read : read.subList(0, Math.min(1, read.size()));
    }

    private static FieldValues fields(LocatedEvent seen, String record) {
        Map<EcsField, List<?>> read = new HashMap<>();
        if (seen.event().source().id().equals("sysmon") && SERVICE_USER.matcher(record).find()) {
            read.put(EcsField.of("user.id"), List.of("S-1-5-18"));
        }
        return new Remembered(seen.fields(), read);
    }

    private record Remembered(FieldValues fields, Map<EcsField, List<?>> read)
            implements FieldValues {

        @Override
        public List<?> values(EcsField field) {
            return read.computeIfAbsent(field, fields::values);
        }
    }
}
