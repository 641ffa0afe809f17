package dev.weir.normalize.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.EcsField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

    private static final String TABLE =
            """
            # a remark
            part actor
              host.name = Host | Computer

            class Start when Kind = 1 | 2, Log = x
              use actor
              event.category = "process", "a, b"
              process.name = fileName(Image)
              process.pid

            class other
              use actor
              winlog.event_data.* = A B
            """;

    private static final Mapping MAPPING =
            new Mapping("test", new MappingReader("test.table", TABLE).classes());

    @Test
    void first_class_whose_columns_fit_gives_the_values() {
        Map<String, List<String>> start =
                Map.of(
                        "Kind", List.of("2"),
                        "Log", List.of("y", "x"),
                        "Computer", List.of("h"),
                        "Image", List.of("C:\\a\\b.exe"),
                        "process.pid", List.of("7"));

        assertThat(value(start, "host.name")).isEqualTo(List.of("h"));
        assertThat(value(start, "event.category")).isEqualTo(List.of("process", "a, b"));
        assertThat(value(start, "process.name")).isEqualTo(List.of("b.exe"));
        assertThat(value(start, "process.pid")).isEqualTo(List.of("7"));
        assertThat(value(start, "user.name")).isEqualTo(List.of());
    }

    @Test
    void class_without_columns_takes_the_rest() {
        Map<String, List<String>> other =
                Map.of(
                        "Kind", List.of("2"),
                        "Host", List.of("g"),
                        "winlog.event_data.A", List.of("1"));

        assertThat(value(other, "host.name")).isEqualTo(List.of("g"));
        assertThat(value(other, "event.category")).isEqualTo(List.of());
        assertThat(value(other, "winlog.event_data.A")).isEqualTo(List.of("1"));
    }

    @Test
    void supply_is_what_the_rows_and_the_known_columns_say() {
        EventClass start = MAPPING.classes().get(0);
        EventClass other = MAPPING.classes().get(1);

        assertThat(start.supplies(EcsField.of("process.pid"))).isTrue();
        assertThat(start.supplies(EcsField.of("user.name"))).isFalse();
        assertThat(other.supplies(EcsField.of("winlog.event_data.B"))).isTrue();
        assertThat(other.supplies(EcsField.of("winlog.event_data.C"))).isFalse();
        assertThat(other.allows(EcsField.of("winlog.event_data.C"))).isTrue();
        assertThat(start.allows(EcsField.of("user.name"))).isFalse();
        assertThat(start.known(EcsField.CATEGORY)).isEqualTo(List.of(List.of("process", "a, b")));
        assertThat(start.known(EcsField.of("host.name"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host.name = a | test.table:1: a row outside of a class",
                "class a\\n use b | test.table:2: no such part",
                "class a when b | test.table:1: no test: b",
                "class a\\n\\n b = nothing(c) | test.table:3: no conversion: nothing(c)",
                "class a\\n b = c d | test.table:2: no column: c d",
                "include nothing | no resource nothing.table",
            })
    void fault_in_a_table_is_told_with_its_line(String table, String message) {
        MappingReader reader = new MappingReader("test.table", table.replace("\\n", "\n"));

        assertThatThrownBy(reader::classes).hasMessage(message);
    }

    private static List<?> value(Map<String, List<String>> columns, String field) {
        return MAPPING.fields(column -> columns.getOrDefault(column, List.of()))
                .values(EcsField.of(field));
    }
}
