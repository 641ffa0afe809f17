package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.EcsField;
import dev.weir.event.FieldSupply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can become true for events that are starts of processes, with a name and an executable. */
class ReachTest {

    private static final Map<String, List<List<String>>> STARTS =
            Map.of(
                    "event.category", List.of(List.of("process")),
                    "event.type", List.of(List.of("start", "info")),
                    "event.code", List.of(List.of("1"), List.of("2")),
                    "process.name", List.of(),
                    "process.executable", List.of());

    private static final FieldSupply SUPPLY =
            new FieldSupply() {
                @Override
                public boolean supplies(EcsField field) {
                    return STARTS.containsKey(field.name());
                }

                @Override
                public List<List<String>> known(EcsField field) {
                    return STARTS.getOrDefault(field.name(), List.of());
                }
            };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "any where true | true",
                "process where true | true",
                "file where true | false",
                "process where process.name == \"at.exe\" | true",
                "process where user.id == \"S-1\" | false",
                "process where user.id != \"S-1\" | true",
                "process where not user.id : \"S-*\" | true",
                "process where user.id == null | true",
                "process where user.id != null | false",
                "process where user.id == \"S-1\" or process.name == \"a\" | true",
                "process where user.id == \"S-1\" and process.name == \"a\" | false",
                "process where not (user.id == \"S-1\" and process.name == \"a\") | true",
                "process where not (user.id != \"S-1\" or process.name == \"a\") | false",
                "process where event.type == \"start\" | true",
                "process where event.type == \"end\" | false",
                "process where event.type == \"info\" and event.type == \"start\" | true",
                "process where event.type != \"start\" | false",
                "process where event.code == \"1\" | true",
                "process where event.code == \"2\" | true",
                "process where event.code == \"3\" | false",
                "process where event.code == \"1\" and event.code == \"2\" | false",
                "process where event.code != \"1\" | true",
                "process where startsWith(process.name, user.name) | false",
                "process where not startsWith(process.name, user.name) | true",
                "process where length(process.name) > 3 | true",
                "process where length(user.name) > 3 | false",
            })
    void query_can_become_true(String query, boolean possible) {
        assertThat(reach(query).possible()).isEqualTo(possible);
    }

    @Test
    void fields_that_are_missing_are_named() {
        assertThat(reach("process where process.name == \"a\" and not user.id == \"S\"").missing())
                .containsExactly("user.id");
        assertThat(reach("process where process.name == \"a\" or user.id == \"S\"").missing())
                .containsExactly("user.id");
    }

    @Test
    void fields_of_a_branch_that_cannot_hold_anyway_are_not_missed() {
        String query =
                "any where (event.category == \"file\" and file.name == \"a\")"
                        + " or (event.category == \"process\" and process.name == \"a\")";

        assertThat(reach(query)).isEqualTo(new Reach(true, Set.of()));
    }

    @Test
    void impossible_query_names_what_makes_it_so() {
        assertThat(reach("process where user.id == \"S\" and process.name == \"a\"").missing())
                .containsExactly("user.id");
        assertThat(reach("process where event.type == \"end\" and user.id != \"S\"").missing())
                .containsExactly("event.type");
        assertThat(reach("file where true").missing()).containsExactly("event.category");
    }

    private static Reach reach(String query) {
        return Reach.of((Query.Event) Query.parse(query), SUPPLY);
    }
}
