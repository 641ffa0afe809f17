package dev.weir.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private static final String SET =
            "{\"@timestamp\":\"2026-03-02T09:15:00Z\",\"event\":{\"category\":\"registry\",\"module\":\"Acme\"},"
                    + "\"host\":{\"name\":\"ws01.corp.example\"},\"registry\":{\"path\":"
                    + "\"HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Schedule\\\\Configuration\\\\EnableAt\","
                    + "\"data\":{\"strings\":\"%s\",\"type\":\"REG_DWORD\"}}}";

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void arming_event_is_told_with_its_hit() throws IOException {
        assertThat(explain(file("a.json", SET.formatted(1)))).isZero();

        assertThat(out())
                .isEqualTo(
                        """
                        line 1  Acme, by ecs: registry value set
                            time       2026-03-02T09:15:00Z
                            host       ws01.corp.example
                            registry   HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\Configuration\\EnableAt
                            data       1
                            data type  REG_DWORD
                            HIT        ARMED
                            because    EnableAt was set to 1
                            host key   default/ws01
                        correlation of default/ws01
                            2026-03-02T09:15:00Z  ARMED           opens an episode
                        events 1, of them hits 1 and never used 0; rejected 0
                        """);
    }

    @Test
    void event_that_does_not_fire_is_told_with_the_reason() throws IOException {
        explain(file("a.json", SET.replace("EnableAt", "UseXmlStore").formatted(1)));

        assertThat(out()).contains("\n    no hit     ").doesNotContain("HIT");
    }

    @Test
    void record_that_the_byte_filter_drops_is_told_so() throws IOException {
        explain(
                file(
                        "a.json",
                        "{\"event\":{\"category\":[\"process\"],\"type\":[\"start\"]},\"@timestamp\":\"x\","
                                + "\"host\":{\"name\":\"ws01\"},\"process\":{\"name\":\"calc.exe\"}}"));

        assertThat(out())
                .contains("    time       unknown, its arrival counts\n")
                .contains(
                        "    filter     the job drops this record unread: it holds none of the"
                                + " watched words\n");
    }

    @Test
    void rejected_records_are_told_with_line_and_reason() throws IOException {
        explain(file("a.ndjson", "\n" + SET.formatted(1) + "\r\n\n  \ngarbage\n{\"foo\":1}"));

        assertThat(out())
                .contains("line 2  Acme, by ecs: registry value set\n")
                .contains("line 5  rejected\n    reason     malformed_json\n")
                .contains(
                        "line 6  rejected\n    reason     unknown_source\n    detail     keys foo\n")
                .endsWith("events 1, of them hits 1 and never used 0; rejected 2\n");
    }

    @Test
    void pretty_printed_list_is_read_document_by_document() throws IOException {
        explain(
                file(
                        "a.json",
                        "\n[\n  " + SET.formatted(1) + ",\n\n  " + SET.formatted(0) + "\n]\n"));

        assertThat(out())
                .contains("line 3  Acme")
                .contains("line 5  Acme")
                .contains("because    EnableAt was set to 0")
                .endsWith("events 2, of them hits 2 and never used 0; rejected 0\n");
    }

    @Test
    void pretty_printed_document_is_one_record() throws IOException {
        explain(file("a.json", SET.formatted(1).replace("{", "{\n").replace(",", ",\n")));

        assertThat(out()).startsWith("line 1  Acme").endsWith("rejected 0\n");
    }

    @Test
    void gzipped_file_is_unpacked_whatever_its_name() throws IOException {
        Path file = folder.resolve("a.bin");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(SET.formatted(1).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(explain(file.toString())).isZero();

        assertThat(out()).contains("HIT        ARMED");
    }

    @Test
    void control_characters_do_not_reach_the_terminal() throws IOException {
        explain(file("a.json", SET.replace("ws01", "ws\\u001b[31m01").formatted(1)));

        assertThat(out()).doesNotContain("\u001b");
    }

    @Test
    void a_broken_document_is_told_with_its_line_and_costs_no_other() throws IOException {
        assertThat(explain(file("a.json", "[\n" + SET.formatted(1) + ",\n{oops"))).isZero();

        assertThat(out()).contains("HIT        ARMED", "line 3");
    }

    @Test
    void a_file_of_which_nothing_could_be_read_is_a_failure() throws IOException {
        assertThat(explain(file("a.json", "oops\nagain"))).isEqualTo(1);

        assertThat(log()).contains("explain: nothing could be read");
    }

    @Test
    void wrong_usage_is_one_line_and_exit_code_two() {
        assertThat(explain()).isEqualTo(2);
        assertThat(explain("--all")).isEqualTo(2);
        assertThat(explain("/no/such/file")).isEqualTo(2);
        assertThat(explain(folder.toString())).isEqualTo(2);

        assertThat(log().lines())
                .containsExactly(
                        "explain: no file given",
                        "explain: unknown option '--all'; explain.sh --help tells more",
                        "explain: cannot read '/no/such/file'",
                        "explain: no .json, .jsonl, .ndjson, .log, .gz, .zip file below '"
                                + folder
                                + "'");
        assertThat(out()).isEmpty();
    }

    private int explain(String... files) {
        return Explain.run(
                files,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
