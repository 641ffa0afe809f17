package dev.weir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.HitKind;
import dev.weir.detect.Verdict;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.eql.Condition;
import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import dev.weir.event.EventType;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.normalize.LocatedEvent;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The two own rules that mean the original's two forms, beside the built-in detection. */
class SeedRulesTest {

    private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures");

    private static Condition older;
    private static Condition newer;

    private final EnableAtDetector detector = new EnableAtDetector(Duration.ofDays(36_500));

    @BeforeAll
    static void compile() throws IOException {
        older = rule("at_enabled");
        newer = rule("at_enabled_change");
    }

    @Test
    void both_forms_fire_where_the_original_does() {
        assertThat(events(Parity.change())).hasSize(96).allMatch(seen -> newer.test(seen.fields()));
        assertThat(events(Parity.anyType()))
                .hasSize(18)
                .allMatch(seen -> older.test(seen.fields()))
                .noneMatch(seen -> newer.test(seen.fields()));
    }

    @Test
    void whatever_they_fire_on_arms_the_built_in_detection() throws IOException {
        List<LocatedEvent> events = new ArrayList<>(fixtures());
        events.addAll(events(Parity.change()));
        events.addAll(events(Parity.anyType()));
        int fired = 0;
        for (LocatedEvent seen : events) {
            boolean fires = older.test(seen.fields()) || newer.test(seen.fields());
            if (fires && !isFalseAlarm(seen)) {
                fired++;
                Verdict verdict =
                        detector.classify(
                                seen.event(), Instant.ofEpochMilli(seen.ingested()), "t-0@0", "t");
                assertThat(verdict.hit()).as(seen.toString()).isNotNull();
                assertThat(verdict.hit().kind()).as(seen.toString()).isEqualTo(HitKind.ARMED);
            }
        }
        assertThat(fired).isGreaterThan(150);
    }

    /** The two that the contract names: a deletion, and Defender's list of new and old data. */
    private static boolean isFalseAlarm(LocatedEvent seen) {
        List<?> data = seen.fields().values(EcsField.of("registry.data.strings"));
        return seen.event().type() == EventType.REGISTRY_VALUE_DELETED
                || seen.mapper().equals("defender_ecs") && data.equals(List.of("0", "1"));
    }

    private static Condition rule(String name) throws IOException {
        Path file = Path.of("flink-conf", "rules", name + ".toml");
        Rule rule = RuleFiles.read(List.of(file)).get(0);
        return Condition.of((Query.Event) rule.query());
    }

    private static List<LocatedEvent> fixtures() throws IOException {
        List<LocatedEvent> events = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.toString().endsWith(".expected.json")) {
                    read(Files.readAllBytes(file), events);
                }
            }
        }
        return events;
    }

    private static List<LocatedEvent> events(Stream<Scenario> scenarios) {
        List<LocatedEvent> events = new ArrayList<>();
        scenarios.forEach(
                scenario ->
                        scenario.events(scenario.cast())
                                .forEach(wire -> read(wire.bytes(), events)));
        return events;
    }

    private static void read(byte[] record, List<LocatedEvent> events) {
        new EventReader()
                .read(
                        new RawRecord(record, "t", 0, 0, 1_772_442_000_000L),
                        events::add,
                        letter -> {});
    }
}
