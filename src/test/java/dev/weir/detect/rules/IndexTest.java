package dev.weir.detect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.rules.index.Index;
import dev.weir.detect.rules.index.Predicate;
import dev.weir.eql.Condition;
import dev.weir.eql.Query;
import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index finds what running every condition finds, and runs few. */
class IndexTest {

    private static final String[] FIELDS = {
        "process.name",
        "process.args",
        "user.id",
        "file.path",
        "process.pid",
        "dll.Ext.any",
        "event.code",
        "event.type"
    };

    private static final String[] WORDS = {
        "at.exe", "AT.EXE", "schtasks", "C:\\Windows\\at.exe", "1", "01", "\u212A", "k", "", "*"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process.name == \"at.exe\"",
                "process.name : \"AT.exe\"",
                "process.name : (\"a*.exe\", \"x?yz*\")",
                "process.name : \"*\"",
                "process.name : \"a*\"",
                "process.name != null",
                "startsWith~(process.name, \"AT.\")",
                "length(process.name) == 6",
                "process.name regex~ \"AT\\\\..*\"",
                "not not process.name == \"at.exe\"",
                "process.pid == 7",
                "process.pid == 7.0",
                "event.type == \"start\"",
                "process.name == \"at.exe\" or user.id == \"x\"",
                "event.code == \"1\" or event.type == \"start\"",
                "not not (event.code == \"1\" or event.type == \"start\")",
                "(event.type == \"start\" and user.id == null) or event.type : \"end\"",
                "user.id == null",
                "user.id != \"x\"",
                "not user.id == \"x\"",
                "(user.id == \"x\") == false",
                "true",
            })
    void condition_that_holds_is_found(String condition) {
        Query.Event query = (Query.Event) Query.parse("process where " + condition);
        Index index = new Index(List.of(Witness.predicate(query)));

        TreeSet<Integer> found = new TreeSet<>();
        index.match(
                event(
                        Map.of(
                                "event.category", List.of("file", "process"),
                                "event.type", List.of("start"),
                                "process.name", List.of("x", "at.exe"),
                                "process.pid", List.of("07"))),
                found::add);

        assertThat(found).containsExactly(0);
    }

    @Test
    void condition_of_another_category_or_without_a_witness_in_the_event_is_not_run() {
        long candidates =
                candidates(
                        Map.of(
                                "event.category", List.of("process"),
                                "file.path", List.of("c:\\evil"),
                                "process.args", List.of("ab", "cdef")),
                        "file where file.path : \"*evil*\"",
                        "process where process.name == \"at.exe\"",
                        "process where process.args : (\"*abc*\", \"def\") and user.id != null",
                        "any where dll.name == \"a\"");

        assertThat(candidates).isZero();
    }

    @Test
    void condition_none_of_whose_branches_takes_the_event_s_code_or_type_is_not_run() {
        long candidates =
                candidates(
                        Map.of(
                                "event.code", List.of("4"),
                                "event.type", List.of("change"),
                                "process.name", List.of("at.exe")),
                        "any where (event.code == \"1\" and process.name != null)"
                                + " or (event.code in (\"2\", \"3\") and user.id == null)",
                        "any where event.type == \"start\" or event.type : \"creation\"",
                        "any where not not (event.type == \"start\" and user.id == null)");

        assertThat(candidates).isZero();
    }

    @Test
    void random_conditions_hold_for_the_same_events_with_the_index_as_without() {
        long seed = 20261126;
        Random random = new Random(seed);
        int held = 0;
        for (int round = 0; round < 300; round++) {
            List<String> queries = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String category = random.nextInt(4) == 0 ? "any" : "process";
                queries.add(category + " where " + condition(random, 3));
            }
            Index index = index(queries.toArray(String[]::new));
            List<Condition> conditions =
                    queries.stream().map(q -> Condition.of((Query.Event) Query.parse(q))).toList();
            for (int i = 0; i < 20; i++) {
                FieldValues event = randomEvent(random);
                TreeSet<Integer> expected = new TreeSet<>();
                for (int c = 0; c < conditions.size(); c++) {
                    if (conditions.get(c).test(event)) {
                        expected.add(c);
                    }
                }
                TreeSet<Integer> found = new TreeSet<>();
                index.match(event, found::add);
                assertThat(found)
                        .as("seed %d round %d %s", seed, round, queries)
                        .isEqualTo(expected);
                held += expected.size();
            }
        }
        assertThat(held).isGreaterThan(20_000);
    }

    private static String condition(Random random, int depth) {
        String field = FIELDS[random.nextInt(FIELDS.length)];
        String word = "\"" + WORDS[random.nextInt(WORDS.length)].replace("\\", "\\\\") + "\"";
        if (depth > 0 && random.nextBoolean()) {
            String left = condition(random, depth - 1);
            return switch (random.nextInt(4)) {
                case 0 -> "not (" + left + ")";
                case 1 -> "(" + left + " or " + condition(random, depth - 1) + ")";
                default -> "(" + left + " and " + condition(random, depth - 1) + ")";
            };
        }
        if (field.equals("process.pid")) {
            return field + (random.nextBoolean() ? " == 1" : " != 1");
        }
        return switch (random.nextInt(9)) {
            case 0 -> field + " != " + word;
            case 1 -> field + " : (" + word + ", \"*task*\")";
            case 2 -> field + " in~ (" + word + ", \"a\")";
            case 3 -> field + " like \"*" + word.substring(1);
            case 4 -> "endsWith~(" + field + ", " + word + ")";
            case 5 -> field + " == null";
            case 6 -> field + " != null";
            case 7 -> "not " + field + " : " + word;
            default -> field + " == " + word;
        };
    }

    private static FieldValues randomEvent(Random random) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("event.category", List.of(random.nextInt(5) == 0 ? "file" : "process"));
        for (String field : FIELDS) {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                words.add(WORDS[random.nextInt(WORDS.length)]);
            }
            values.put(field, words);
        }
        return event(values);
    }

    /** How many of the conditions are run on the event. */
    private static long candidates(Map<String, List<String>> event, String... queries) {
        Index index = index(queries);
        index.match(event(event), match -> {});
        return index.candidates();
    }

    private static Index index(String... queries) {
        List<Predicate> predicates = new ArrayList<>();
        for (String query : queries) {
            predicates.add(Witness.predicate((Query.Event) Query.parse(query)));
        }
        return new Index(predicates);
    }

    private static FieldValues event(Map<String, List<String>> values) {
        return (EcsField field) -> values.getOrDefault(field.name(), List.of());
    }
}
