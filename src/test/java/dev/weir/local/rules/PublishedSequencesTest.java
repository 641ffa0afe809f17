package dev.weir.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.detect.rules.Coverage;
import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.EventReader;
import dev.weir.rule.EqlRule;
import dev.weir.rule.EqlRules;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import dev.weir.testing.EventSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Published sequences fire on documents in the shape of Elastic Defend whose values are invented
 * from the rule: on the events of their stages with noise between, and not beyond maxspan.
 */
class PublishedSequencesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration STEP = Duration.ofMillis(50);

    private static final Map<EcsField, List<Object>> HOST =
            Map.of(
                    EcsField.of("host.id"), List.of("9d3c5a10-0000-4000-8000-000000000001"),
                    EcsField.of("host.name"), List.of("ws01"),
                    EcsField.of("host.os.type"), List.of("windows"),
                    EcsField.of("agent.id"), List.of("a-1"),
                    EcsField.of("event.kind"), List.of("event"),
                    EcsField.of("event.module"), List.of("endpoint"));

    @Test
    void published_sequences_fire_on_invented_events_of_their_stages() throws IOException {
        Path shared = Path.of(System.getProperty("weir.shared", "missing"));
        assumeTrue(Files.isDirectory(shared.resolve("rules")), "no rules in " + shared);
        TreeSet<String> recorded = new TreeSet<>();
        for (String line : Files.readAllLines(shared.resolve("rules/recorded-hits.tsv"))) {
            recorded.add(line.split("\t", -1)[2]);
        }
        List<String> fired = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Rule rule : RuleFiles.read(List.of(shared.resolve("rules/elastic")))) {
            if (rule.query() instanceof Query.Sequence sequence && !recorded.contains(rule.id())) {
                Coverage.Grade grade = Coverage.of(sequence).get("elastic_defend").grade();
                List<Map<EcsField, List<Object>>> stages =
                        grade == Coverage.Grade.NEVER ? null : solved(sequence);
                String found = stages == null ? "none" : wrong(rule, sequence, stages);
                (found.isEmpty() ? fired : stages == null ? without : wrong)
                        .add(rule.file().replaceFirst(".*/", "") + " " + found);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(fired).as("without events: %s", without).hasSize(57);
    }

    @Test
    void documents_are_taken_for_those_of_elastic_defend() {
        List<String> sources = new ArrayList<>();
        new EventReader()
                .readAll(
                        new RawRecord(
                                document(HOST, START).toString().getBytes(UTF_8), "t", 0, 0, 0),
                        seen -> sources.add(seen.event().source().id()),
                        letter -> sources.add(letter.detail()));

        assertThat(sources).containsExactly("elastic_defend");
    }

    /** Empty when the rule fires as it should. */
    private static String wrong(
            Rule rule, Query.Sequence sequence, List<Map<EcsField, List<Object>>> stages) {
        EqlRule runnable = EqlRules.of(rule);
        Duration maxspan = sequence.maxspan() == null ? runnable.lookBack() : sequence.maxspan();
        List<Integer> all = IntStream.range(0, stages.size()).map(i -> 2 * i).boxed().toList();
        RuleTrial.Outcome within = new RuleTrial(runnable).of(events(stages, STEP));
        RuleTrial.Outcome beyond = new RuleTrial(runnable).of(events(stages, maxspan.plus(STEP)));
        boolean right =
                within.matches().equals(List.of(all))
                        && within.unread().isEmpty()
                        && beyond.matches().isEmpty();
        return right ? "" : within + " " + beyond;
    }

    /** Each stage's event and one of noise behind it, all of one host. */
    private static ArrayNode events(List<Map<EcsField, List<Object>>> stages, Duration gap) {
        ArrayNode events = JSON.createArrayNode();
        Instant time = START;
        for (Map<EcsField, List<Object>> stage : stages) {
            events.add(document(stage, time));
            Map<EcsField, List<Object>> noise = new LinkedHashMap<>(HOST);
            noise.put(EcsField.CATEGORY, List.of("package"));
            events.add(document(noise, time));
            time = time.plus(gap);
        }
        return events;
    }

    private static JsonNode document(Map<EcsField, List<Object>> values, Instant time) {
        ObjectNode document = JSON.createObjectNode().put("@timestamp", time.toString());
        values.forEach(
                (field, list) -> {
                    String[] names = field.name().split("\\.");
                    ObjectNode at = document;
                    for (int i = 0; i < names.length - 1; i++) {
                        at = at.withObjectProperty(names[i]);
                    }
                    at.set(
                            names[names.length - 1],
                            JSON.valueToTree(list.size() == 1 ? list.get(0) : list));
                });
        return document;
    }

    /** Events for all stages that agree in their keys; null when none are found. */
    private static @Nullable List<Map<EcsField, List<Object>>> solved(Query.Sequence sequence) {
        for (int lead = -1; lead < sequence.stages().size(); lead++) {
            List<List<Object>> keys = keys(sequence, lead);
            List<Map<EcsField, List<Object>>> stages = new ArrayList<>();
            for (Query.Stage stage : sequence.stages()) {
                Map<EcsField, List<Object>> given = new LinkedHashMap<>(HOST);
                for (int i = 0; i < stage.keys().size(); i++) {
                    given.put(stage.keys().get(i), keys.get(i));
                }
                Map<EcsField, List<Object>> values = EventSolver.solve(stage.event(), given);
                if (values != null) {
                    stages.add(values);
                }
            }
            if (stages.size() == sequence.stages().size()) {
                return stages;
            }
        }
        return null;
    }

    /** The values that join: those that one stage needs, or any. */
    private static List<List<Object>> keys(Query.Sequence sequence, int lead) {
        Query.Stage stage = sequence.stages().get(Math.max(0, lead));
        Map<EcsField, List<Object>> needed =
                lead < 0 ? HOST : EventSolver.solve(stage.event(), HOST);
        List<List<Object>> keys = new ArrayList<>();
        for (EcsField field : stage.keys()) {
            List<Object> value = needed == null ? null : needed.get(field);
            keys.add(value == null ? List.of(EventSolver.invented(field).get(0)) : value);
        }
        return keys;
    }
}
