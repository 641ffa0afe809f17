package dev.weir.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.detect.Hit;
import dev.weir.detect.Incident;
import dev.weir.detect.enableat.EnableAtDetector;
import dev.weir.detect.enableat.EnableAtTokens;
import dev.weir.episode.HostRun;
import dev.weir.event.EventType;
import dev.weir.ingest.RawRecord;
import dev.weir.ingest.filter.TokenFilter;
import dev.weir.normalize.EventReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Telemetry as collectors and exports really carry it, where the team's folder is there. */
class FieldCasesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("weir.shared", "missing"), "field-cases");

    /** Long after the events: one whose time is not read falls out of the story. */
    private static final Instant ARRIVAL = Instant.parse("2026-03-04T00:00:00Z");

    private final EventReader reader = new EventReader();
    private final EnableAtDetector detector = new EnableAtDetector(Duration.ofMinutes(10));
    private final TokenFilter filter = new TokenFilter(EnableAtTokens.ANY_OF);

    @TestFactory
    Stream<DynamicTest> case_gives_what_it_must() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "no folder " + FOLDER);
        JsonNode expected =
                new ObjectMapper().readTree(Files.readAllBytes(FOLDER.resolve("expected.json")));
        List<String> files = new ArrayList<>();
        expected.fieldNames().forEachRemaining(files::add);
        assertThat(files).hasSizeGreaterThanOrEqualTo(33);
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file, () -> compare(file, expected.get(file))));
    }

    private void compare(String file, JsonNode expected) throws IOException {
        List<String> lost = new ArrayList<>();
        Map<String, List<Hit>> hits = new LinkedHashMap<>();
        for (byte[] record : records(FOLDER.resolve(file))) {
            if (!filter.mayMatter(record, 0, record.length)) {
                lost.add("dropped unread: " + new String(record, StandardCharsets.UTF_8));
            }
            reader.read(
                    new RawRecord(record, "events", 0, 1, ARRIVAL.toEpochMilli()),
                    seen -> {
                        Hit hit =
                                seen.event().type() == EventType.OTHER
                                        ? null
                                        : detector.classify(seen.event(), ARRIVAL, "0@1", "t")
                                                .hit();
                        if (hit != null) {
                            hits.computeIfAbsent(hit.key().name(), key -> new ArrayList<>())
                                    .add(hit);
                        }
                    },
                    letter -> lost.add(letter.reason() + " " + letter.detail()));
        }
        Map<String, Object> told = new TreeMap<>();
        hits.forEach((host, of) -> told.put(host, last(HostRun.of(of.toArray(Hit[]::new)))));
        assertThat(lost).isEmpty();
        assertThat((JsonNode) new ObjectMapper().valueToTree(told)).isEqualTo(expected);
    }

    /** Stage and risk of the last revision of each alert. */
    private static List<List<Object>> last(List<Incident> revisions) {
        Map<Object, List<Object>> alerts = new LinkedHashMap<>();
        for (Incident revision : revisions) {
            alerts.put(
                    revision.identity(),
                    List.of(revision.stage().id(), revision.severity().score()));
        }
        return List.copyOf(alerts.values());
    }

    private static List<byte[]> records(Path file) throws IOException {
        if (file.toString().endsWith(".json")) {
            return List.of(Files.readAllBytes(file));
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
