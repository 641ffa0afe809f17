package dev.weir.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.eql.FieldText;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.source.shared.DocumentFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fields of raw events are those that Elastic's integration of the source writes. */
class SampleFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param same how many values are the same
     * @param different fields that differ in some event. Of all: clocks finer than a millisecond,
     *     and {@code event.created}, which is when the agent read it. Sysmon: the user of its
     *     service; its own spelling of an action. Security: quotes in arguments, which only that
     *     pipeline keeps. Defender: parts of AdditionalFields, events of one kind about a process,
     *     Linux. CrowdStrike: events of other systems, categories of events without a use.
     *     SentinelOne: the hive's name. Carbon Black: the new process instead of its parent, hashes
     *     in one list, swapped ends of an incoming connection.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void raw_event_has_the_fields_of_the_integration(
            String raw, String expected, int same, String different) throws IOException {
        Path samples = Path.of(System.getProperty("weir.shared", "missing"), "samples");
        assumeTrue(Files.isDirectory(samples), "no samples in " + samples);
        List<JsonNode> documents = documents(samples.resolve(raw));
        List<JsonNode> integration = documents(samples.resolve(expected));
        Set<String> differing = new TreeSet<>();
        int equal = 0;
        for (int i = 0; i < documents.size(); i++) {
            FieldValues ours = fields(documents.get(i));
            FieldValues theirs = new DocumentFields(integration.get(i));
            for (EcsField field : EcsField.all()) {
                List<String> wanted = texts(theirs.values(field));
                if (wanted.isEmpty()) {
                    continue;
                }
                if (texts(ours.values(field)).containsAll(wanted)) {
                    equal++;
                } else {
                    differing.add(field.name());
                }
            }
        }

        assertThat(differing).containsExactlyInAnyOrder(different.split(" "));
        assertThat(equal).isEqualTo(same);
    }

    /**
     * Each value of each field, and nothing that the document lacks; the clock is one of
     * milliseconds. Endgame has no such test: there are native samples, but no documents that
     * Elastic made of them.
     */
    @Test
    void document_of_elastic_defend_is_taken_as_it_is() throws IOException {
        Path samples = Path.of(System.getProperty("weir.shared", "missing"), "samples");
        assumeTrue(Files.isDirectory(samples), "no samples in " + samples);
        Set<String> differing = new TreeSet<>();
        int equal = 0;
        int read = 0;
        try (Stream<Path> files = Files.list(samples.resolve("elastic_defend"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode document = JSON.readTree(file.toFile());
                FieldValues ours = fields(document);
                FieldValues theirs = new DocumentFields(document);
                read++;
                for (EcsField field : EcsField.all()) {
                    List<String> wanted = texts(theirs.values(field));
                    if (!texts(ours.values(field)).equals(wanted)) {
                        differing.add(field.name());
                    } else if (!wanted.isEmpty()) {
                        equal++;
                    }
                }
            }
        }

        assertThat(differing).containsExactly("@timestamp");
        assertThat(read).isEqualTo(13);
        assertThat(equal).isEqualTo(361);
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                arguments(
                        "windows_sysmon_operational/test-events.raw-agent.json",
                        "windows_sysmon_operational/test-events.ecs-2024.json",
                        4232,
                        "@timestamp event.action event.category event.code event.created event.ingested event.kind event.provider event.type process.executable process.hash.sha256 process.name user.id winlog.channel winlog.computer_name winlog.event_data.IntegrityLevel winlog.event_data.TargetProcessGUID winlog.event_id winlog.process.pid winlog.provider_name"),
                arguments(
                        "system_security/test-security-windows2019-4688-process-created.json",
                        "system_security/test-security-windows2019-4688-process-created.json-expected.json",
                        32,
                        "process.args"),
                arguments(
                        "m365_defender/test-device.log",
                        "m365_defender/test-device.log-expected.json",
                        847,
                        "@timestamp destination.address destination.ip "
                                + "destination.port dns.question.name event.action "
                                + "event.category event.type file.code_signature.exists "
                                + "file.code_signature.trusted host.ip host.os.type "
                                + "network.direction network.protocol network.transport "
                                + "process.Ext.api.name "
                                + "process.Ext.token.integrity_level_name process.args "
                                + "process.args_count process.command_line "
                                + "process.executable process.pid process.start "
                                + "registry.data.strings source.ip source.port "
                                + "url.extension url.path user.domain user.name"),
                arguments(
                        "crowdstrike_fdr/test-fdr.log",
                        "crowdstrike_fdr/test-fdr.log-expected.json",
                        1253,
                        "@timestamp destination.address destination.ip event.category event.created event.kind event.outcome event.type file.extension file.hash.sha256 file.name file.path file.size host.name host.os.type network.direction process.args process.args_count process.command_line process.entity_id process.executable process.hash.sha256 process.name process.parent.entity_id process.pid process.start process.thread.id source.ip url.extension url.path user.domain user.id user.name"),
                arguments(
                        "sentinel_one_cloud_funnel/test-process.log",
                        "sentinel_one_cloud_funnel/test-process.log-expected.json",
                        30,
                        "process.start"),
                arguments(
                        "sentinel_one_cloud_funnel/test-registry.log",
                        "sentinel_one_cloud_funnel/test-registry.log-expected.json",
                        31,
                        "process.start registry.key registry.path"),
                arguments(
                        "carbon_black/test-endpoint-event.log",
                        "carbon_black/test-endpoint-event.log-expected.json",
                        248,
                        "@timestamp destination.ip destination.port host.ip process.command_line "
                                + "process.entity_id process.executable process.hash.sha256 "
                                + "process.parent.command_line process.parent.entity_id "
                                + "process.parent.executable process.parent.pid process.pid "
                                + "source.ip source.port user.domain"));
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(value -> FieldText.of((Object) value)).toList();
    }

    private static FieldValues fields(JsonNode document) {
        List<FieldValues> fields = new ArrayList<>();
        new EventReader()
                .readAll(
                        new RawRecord(
                                document.toString().getBytes(StandardCharsets.UTF_8), "t", 0, 0, 0),
                        seen -> fields.add(seen.fields()),
                        letter -> {});
        return fields.size() == 1 ? fields.get(0) : FieldValues.NONE;
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        if (file.toString().endsWith(".log")) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    documents.add(JSON.readTree(line));
                }
            }
            return documents;
        }
        JsonNode all = JSON.readTree(file.toFile());
        JsonNode list =
                all.has("events")
                        ? all.path("events")
                        : all.has("expected") ? all.path("expected") : all;
        list.forEach(documents::add);
        return documents;
    }
}
