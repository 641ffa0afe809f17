package dev.weir.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestsTest {

    private static final String EVENT =
            "{\"@timestamp\":\"2026-03-02T09:15:0%dZ\",\"event\":{\"category\":[\"process\"],"
                    + "\"type\":[\"start\"],\"kind\":\"event\"},\"process\":{\"name\":\"%s\"}}";

    @TempDir Path folder;

    @BeforeEach
    void rules() throws IOException {
        rule("single", "process where process.name == \"at.exe\"");
        rule(
                "sequence",
                "sequence [process where process.name == \"a\"] [process where process.name == \"b\"]");
        rule("wrong", "process were true");
    }

    @Test
    void expected_matches_are_found() throws IOException {
        test("single", "[[1]]", event(1, "x.exe"), event(2, "at.exe"));
        test("sequence", "[[1, 0]]", event(2, "b"), event(1, "a"), event(3, "b"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void what_differs_is_told_with_its_case() throws IOException {
        test("single", "[[0]]", event(1, "x.exe"), event(2, "at.exe"));

        assertThat(problems())
                .containsExactly(
                        folder.resolve("single.test.json") + ": one: expected [[0]], found [[1]]");
    }

    @Test
    void event_that_cannot_be_read_is_told() throws IOException {
        test("single", "[]", "{\"nobody\": 1}");

        assertThat(problems()).singleElement().asString().contains(": one: event 0: keys nobody");
    }

    @Test
    void test_without_a_rule_that_can_be_read_is_told() throws IOException {
        test("wrong", "[]", event(1, "x"));
        test("missing", "[]", event(1, "x"));
        Files.writeString(folder.resolve("z.test.json"), "{");

        assertThat(problems())
                .hasSize(3)
                .anySatisfy(p -> assertThat(p).contains("wrong.test.json: rule: ", "wrong.toml:6:"))
                .anySatisfy(p -> assertThat(p).endsWith("missing.toml is no EQL rule"))
                .anySatisfy(p -> assertThat(p).contains("z.test.json: no JSON"));
    }

    private List<String> problems() throws IOException {
        RuleTests tests = new RuleTests();
        tests.run(folder);
        return tests.problems();
    }

    private static String event(int second, String name) {
        return EVENT.formatted(second, name);
    }

    private void rule(String name, String query) throws IOException {
        Files.writeString(
                folder.resolve(name + ".toml"),
                "[rule]\nname = \"n\"\nrule_id = \"%s\"\ntype = \"eql\"\nquery = '''\n%s\n'''\n"
                        .formatted(name, query));
    }

    private void test(String name, String expect, String... events) throws IOException {
        Files.writeString(
                folder.resolve(name + ".test.json"),
                "{\"rule\":\"%s.toml\",\"cases\":[{\"name\":\"one\",\"expect\":%s,\"events\":[%s]}]}"
                        .formatted(name, expect, String.join(",", events)));
    }
}
