package dev.weir.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExceptionFileTest {
    private static final String A = rule("a");
    private static final String B = rule("b");

    @TempDir Path folder;

    @Test
    void one_per_line_is_read_in_order_and_empty_lines_are_skipped() throws IOException {
        assertThat(ExceptionFile.read(file("\n" + B + "\n\n" + A + "\n")))
                .extracting(ExceptionRule::id)
                .containsExactly("b", "a");
    }

    @Test
    void an_array_is_read_in_order() throws IOException {
        assertThat(ExceptionFile.read(file("[\n" + A + ",\n" + B + "\n]\n")))
                .extracting(ExceptionRule::id)
                .containsExactly("a", "b");
    }

    @Test
    void an_empty_file_holds_no_exceptions() throws IOException {
        assertThat(ExceptionFile.read(file(""))).isEmpty();
        assertThat(ExceptionFile.read(file("[]"))).isEmpty();
    }

    @Test
    void a_refused_one_is_named_by_file_line_key_and_value() throws IOException {
        Path file = file(A + "\n" + B.replace("armed", "all") + "\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExceptionFile.read(file))
                .withMessage(
                        file
                                + ":2: applies_to: must be of tentative, armed, task_created,"
                                + " at_run, at_job, was \"all\"");
    }

    @Test
    void an_id_that_is_there_twice_is_refused() throws IOException {
        Path file = file(A + "\n" + B + "\n" + A + "\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExceptionFile.read(file))
                .withMessage(file + ":3: id: \"a\" is there twice");
    }

    @Test
    void broken_json_is_named_by_line() throws IOException {
        Path file = file(A + "\n{\"id\": nope}\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExceptionFile.read(file))
                .withMessageStartingWith(file + ":2: not JSON: Unrecognized token 'nope'");
    }

    @Test
    void a_missing_file_is_named() {
        Path file = folder.resolve("none.json");
        assertThatThrownBy(() -> ExceptionFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot read " + file + ": no such file");
    }

    @Test
    void the_example_is_valid() {
        assertThat(ExceptionFile.read(Path.of("flink-conf/exceptions.example.json"))).isNotEmpty();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("exceptions.json"), text);
    }

    private static String rule(String id) {
        return "{\"id\":\"%s\",\"owner\":\"o\",\"reason\":\"r\",\"expires\":\"2027-01-31T00:00:00Z\",\"match\":{\"user\":\"u\"},\"applies_to\":[\"armed\"]}"
                .formatted(id);
    }
}
