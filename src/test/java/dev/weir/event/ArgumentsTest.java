package dev.weir.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.MethodSource;

class ArgumentsTest {

    static Stream<ArgumentSet> lines() {
        return Stream.of(
                row("a b\tc", "a", "b", "c"),
                row("  a  ", "a"),
                row(""),
                row("\"\"", ""),
                row("\"a b\" c", "a b", "c"),
                row("a\"b c\"d", "ab cd"),
                row("a\\b c\\", "a\\b", "c\\"),
                row("\"a\\\"b\" c", "a\"b", "c"),
                row("\"a\\\\\" b", "a\\", "b"),
                row("\"a\\\\\\\"b\" c", "a\\\"b", "c"),
                row("\\\"a b", "\"a", "b"),
                row("\"a\"\"b\" c", "a\"b", "c"),
                row("\"a b", "a b"),
                row("a\nb", "a\nb"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void arguments_are_split_as_the_c_runtime_does(String line, List<String> arguments) {
        assertThat(Arguments.split(line, 0)).isEqualTo(arguments);
    }

    @Test
    void only_what_lies_behind_the_program_is_split() {
        assertThat(Arguments.split("C:\\a b.exe /x", 10)).containsExactly("/x");
    }

    private static ArgumentSet row(String line, String... arguments) {
        return org.junit.jupiter.params.provider.Arguments.argumentSet(
                "<" + line + ">", line, List.of(arguments));
    }
}
