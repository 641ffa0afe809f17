package dev.weir.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.ingest.RawRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class EventFilesTest {
    private static final String XML = "<Event xmlns='x'><System>\n</System></Event>";

    @TempDir Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                row("one a line", "{\"a\":1}\n{\"b\":2}\n", "1 {\"a\":1}", "2 {\"b\":2}"),
                row("over lines", "{\n\"a\":\n1}\n\n{\"b\":2}", "1 {\n\"a\":\n1}", "5 {\"b\":2}"),
                row("on one line", "{\"a\":1}{\"b\":2}", "1 {\"a\":1}", "1 {\"b\":2}"),
                row("a list", "[{\"a\":1},\n {\"b\":[2]}]", "1 {\"a\":1}", "2 {\"b\":[2]}"),
                row("brackets in a text", "{\"a\":\"}]\\\"\"}", "1 {\"a\":\"}]\\\"\"}"),
                row("event XML", XML + "\n" + XML, "1 " + XML, "3 " + XML),
                row("other text", "oops\n{\"a\":1}", "1 oops", "2 {\"a\":1}"),
                row("nothing", "\n \n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void documents_are_read_one_after_the_other(String name, String text, List<String> expected)
            throws IOException {
        assertThat(read(write("x.json", text, StandardCharsets.UTF_8))).isEqualTo(expected);
    }

    @Test
    void a_document_without_its_end_costs_its_line_and_no_more() throws IOException {
        assertThat(read(write("x.json", "{\"a\":\n{\"b\":2}\n", StandardCharsets.UTF_8)))
                .containsExactly("1 {\"a\":", "2 {\"b\":2}");
    }

    @Test
    void utf_16_and_byte_order_marks_are_known_by_the_first_bytes() throws IOException {
        String text = "{\"a\":\"é😀\"}\n{\"b\":2}";
        List<String> expected = List.of("1 {\"a\":\"é😀\"}", "2 {\"b\":2}");

        assertThat(read(write("a", "\uFEFF" + text, StandardCharsets.UTF_8))).isEqualTo(expected);
        assertThat(read(write("b", "\uFEFF" + text, StandardCharsets.UTF_16LE)))
                .isEqualTo(expected);
        assertThat(read(write("c", text, StandardCharsets.UTF_16BE))).isEqualTo(expected);
    }

    @Test
    void gzip_and_zip_are_unpacked_whatever_their_names() throws IOException {
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(packed)).containsExactly("1 {\"a\":1}");

        Path zip = folder.resolve("zipped");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String entry : List.of("one.json", "two.json")) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(("{\"in\":\"" + entry + "\"}").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(read(zip)).containsExactly("1 {\"in\":\"one.json\"}", "1 {\"in\":\"two.json\"}");
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("ElfFile\0\0\0", "binary event log"),
                Arguments.of("time,host,user,event\n1,ws01,bob,4698\n", "CSV"),
                Arguments.of("<?xml version='1.0'?>\n<Events><Event/></Events>", "XML list"),
                Arguments.of("\0\1\2\3binary", "is binary"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_is_something_else_is_refused_by_name_with_a_way_out(String text, String kind)
            throws IOException {
        Path file = write("events", text, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> named(file))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(kind);
    }

    @Test
    void a_folder_gives_its_files_by_name() throws IOException {
        write("b.json", "{}", StandardCharsets.UTF_8);
        write("a.ndjson", "{}", StandardCharsets.UTF_8);
        write("c.txt", "{}", StandardCharsets.UTF_8);

        assertThat(named(folder))
                .containsExactly(
                        folder.resolve("a.ndjson").toString(), folder.resolve("b.json").toString());
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    /** Line and document. */
    private static List<String> read(Path file) {
        List<String> documents = new ArrayList<>();
        EventFiles records = new EventFiles(List.of(file.toString()), 1);
        while (records.hasNext()) {
            RawRecord record = records.next();
            documents.add(
                    record.offset() + " " + new String(record.value(), StandardCharsets.UTF_8));
        }
        return documents;
    }

    private static Arguments row(String name, String text, String... documents) {
        return Arguments.of(name, text, List.of(documents));
    }

    private static List<String> named(Path path) {
        return CommandLine.populateCommand(new Inputs(), path.toString()).files();
    }
}
