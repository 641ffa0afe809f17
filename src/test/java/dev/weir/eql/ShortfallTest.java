package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.FieldValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortfallTest {

    private static final Map<String, List<?>> EVENT =
            Map.of(
                    "event.category", List.of("process"),
                    "process.name", List.of("x.exe"),
                    "process.args", List.of("a", "b"));

    private static final FieldValues FIELDS = field -> EVENT.getOrDefault(field.name(), List.of());

    @Test
    void query_that_holds_lacks_nothing() {
        assertThat(of("process where process.name : \"x*\"")).isEmpty();
    }

    @Test
    void category_is_told_alone() {
        assertThat(of("file where process.name == \"y\""))
                .containsExactly("event.category is [process], not file");
    }

    @Test
    void each_part_of_an_and_that_fails_is_told_with_its_values() {
        assertThat(
                        of(
                                "process where process.name == \"y\" and process.args : \"a\" and"
                                        + " user.id != null and length(process.name) > 9"))
                .containsExactly(
                        "not true: process.name == \"y\", with process.name [x.exe]",
                        "not true: user.id != null, with user.id missing",
                        "not true: length(process.name) > 9, with process.name [x.exe]");
    }

    @Test
    void of_an_or_each_part_would_do() {
        assertThat(of("process where process.name == \"y\" or ?user.id in (\"1\", \"2\")"))
                .containsExactly(
                        "one of these would do:",
                        "  not true: process.name == \"y\", with process.name [x.exe]",
                        "  not true: ?user.id in (\"1\", \"2\"), with user.id missing");
    }

    @Test
    void exclusion_that_holds_is_told_as_true() {
        assertThat(
                        of(
                                "process where not process.name : (\"a\", \"b\", \"c\", \"d\", \"x*\", \"\\\\e\")"))
                .containsExactly(
                        "true: process.name like~ (\"a\", \"b\", \"c\", \"d\", and 2 more), with"
                                + " process.name [x.exe]");
        assertThat(of("process where not (process.name == \"x.exe\" and process.args == \"a\")"))
                .containsExactly(
                        "one of these would do:",
                        "  true: process.name == \"x.exe\", with process.name [x.exe]",
                        "  true: process.args == \"a\", with process.args [a, b]");
    }

    private static List<String> of(String query) {
        return Shortfall.of((Query.Event) Query.parse(query), FIELDS);
    }
}
