package dev.weir.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.Scripts;
import dev.weir.local.demo.DemoEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/replay.sh, as a person calls it. */
class ReplayITCase {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void alerts_alone_go_to_standard_output_in_order_and_all_else_to_standard_error()
            throws Exception {
        Path packed = folder.resolve("first half.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(lines("eng-ws12-sysmon-armed", "", "cut-off", "noise-process"));
        }
        Path input = Files.write(folder.resolve("input"), lines("eng-ws12-defend-at-exe"));
        Path rejects = folder.resolve("rejects.ndjson");

        Scripts.Ran ran = replay(input, "--dead-letters", rejects + "", packed + "", "-");

        assertThat(ran.exit()).as(ran.errors()).isZero();
        assertThat(documents(ran.output()))
                .extracting(alert -> alert.at("/weir/stage").asText())
                .containsExactly("armed", "at_run");
        assertThat(ran.errors())
                .contains("replay: 4 records read", "armed 1, at_run 1", "malformed_json 1");
        assertThat(documents(Files.readString(rejects)))
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.path("topic").asText()).isEqualTo(packed.toString());
                            assertThat(letter.path("offset").asInt()).isEqualTo(3);
                        });
    }

    @Test
    void an_empty_file_gives_nothing_and_is_no_error() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.json"));

        Scripts.Ran ran = replay(empty, empty.toString());

        assertThat(ran.exit()).as(ran.errors()).isZero();
        assertThat(ran.output()).isEmpty();
        assertThat(ran.errors()).contains("replay: 0 records read");
    }

    @Test
    void wrong_usage_is_told_in_one_line_with_code_2() throws Exception {
        Path missing = folder.resolve("missing.json");

        for (List<String> arguments :
                List.of(
                        List.<String>of(),
                        List.of(missing.toString()),
                        List.of("--speed", "2"),
                        List.of("--dead-letters"))) {
            Scripts.Ran ran = replay(Path.of("/dev/null"), arguments.toArray(String[]::new));

            assertThat(ran.exit()).as(arguments.toString()).isEqualTo(2);
            assertThat(ran.output()).isEmpty();
            assertThat(ran.errors().lines()).singleElement().asString().startsWith("replay: ");
        }
    }

    private static Scripts.Ran replay(Path input, String... arguments) throws Exception {
        return Scripts.run(Map.of(), input.toFile(), Scripts.command("replay.sh", arguments));
    }

    private static byte[] lines(String... names) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (String name : names) {
            if (!name.isEmpty()) {
                lines.write(DemoEvent.load(name).at(Instant.now(), "web02", 1));
            }
            lines.write("\n".getBytes(UTF_8));
        }
        return lines.toByteArray();
    }

    private static List<JsonNode> documents(String lines) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            documents.add(JSON.readTree(line));
        }
        return documents;
    }
}
