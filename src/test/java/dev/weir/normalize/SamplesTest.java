package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.ingest.DeadLetter.Reason;
import dev.weir.ingest.RawRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real documents of every vendor, where the team's folder is there: each one is accounted for. */
class SamplesTest {
    private static final Path SHARED = Path.of(System.getProperty("weir.shared", "missing"));
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Files without events, by the end of their name. */
    private static final Map<String, String> NO_EVENTS =
            Map.of(
                    ".evtx", "binary; its content stands beside it as JSON",
                    ".toml", "a mapping of field names",
                    ".md", "the list of the files",
                    "endgame_ecs_mapping-8.4.0.json", "field names and their index types",
                    "schema-job.json", "a schema",
                    "schema-process_activity.json", "a schema",
                    "schema-reg_value.json", "a schema",
                    "schema-registry_value_activity.json", "a schema",
                    "schema-scheduled_job_activity.json", "a schema");

    private final EventReader reader = new EventReader();

    @BeforeEach
    void needsTheSharedFolder() {
        assumeTrue(Files.isDirectory(SHARED.resolve("samples")), "no folder " + SHARED);
    }

    @Test
    void every_sample_is_mapped_or_rejected_as_expected() throws IOException {
        Map<String, String> outcomes = new TreeMap<>();
        for (Path file : samples()) {
            outcomes.put(
                    SHARED.resolve("samples").relativize(file).toString(),
                    outcomes(records(file)).toString());
        }

        assertThat(outcomes).containsExactlyEntriesOf(expected("/samples.expected.txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schtask_create_2020-12-1907003032.json.gz",
                "empire_schtasks_creation_standard_user_2020-09-21031526.json.gz",
                "T1053.005-atomic_red_team-attack_data.jsonl.gz"
            })
    void every_recorded_event_is_mapped_or_rejected_as_expected(String recording)
            throws IOException {
        Path file = SHARED.resolve("recordings").resolve(recording);
        try (BufferedReader lines = reader(new GZIPInputStream(Files.newInputStream(file)))) {
            List<RawRecord> records =
                    lines.lines().filter(line -> !line.isBlank()).map(SamplesTest::record).toList();

            assertThat(outcomes(records).toString())
                    .isEqualTo(expected("/recordings.expected.txt").get(recording));
        }
    }

    private Map<String, Integer> outcomes(List<RawRecord> records) {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (RawRecord raw : records) {
            reader.read(
                    raw,
                    seen ->
                            outcomes.merge(
                                    seen.mapper()
                                            + "/"
                                            + seen.event().source().id()
                                            + "/"
                                            + seen.event().type(),
                                    1,
                                    Integer::sum),
                    letter -> {
                        assertThat(letter.reason())
                                .as(letter.detail())
                                .isNotEqualTo(Reason.INTERNAL_ERROR);
                        outcomes.merge(
                                "!" + letter.reason() + "/" + letter.source(), 1, Integer::sum);
                    });
        }
        return outcomes;
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SHARED.resolve("samples"))) {
            return files.filter(Files::isRegularFile)
                    .filter(
                            file ->
                                    NO_EVENTS.keySet().stream()
                                            .noneMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    /** A line of NDJSON each, or a whole file that is one document, list or text. */
    private static List<RawRecord> records(Path file) throws IOException {
        String text = Files.readString(file);
        String name = file.toString();
        if (name.endsWith(".jsonl") || name.endsWith(".log")) {
            return text.lines().filter(line -> !line.isBlank()).map(SamplesTest::record).toList();
        }
        if (!name.endsWith(".json")) {
            return List.of(record(text));
        }
        JsonNode root = JSON.readTree(text);
        List<RawRecord> records = new ArrayList<>();
        if (root.isArray()) {
            root.forEach(document -> records.add(record(document.toString())));
        } else {
            records.add(record(text));
        }
        return records;
    }

    private static RawRecord record(String text) {
        return new RawRecord(
                text.getBytes(StandardCharsets.UTF_8), "samples", 0, 1, 1_767_268_800_000L);
    }

    private static Map<String, String> expected(String resource) throws IOException {
        InputStream stream = SamplesTest.class.getResourceAsStream(resource);
        try (BufferedReader lines = reader(Objects.requireNonNull(stream))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(
                            Collectors.toMap(
                                    parts -> parts[0],
                                    parts -> parts[1],
                                    (a, b) -> a,
                                    TreeMap::new));
        }
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
