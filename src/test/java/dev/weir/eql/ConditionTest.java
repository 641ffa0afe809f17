package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.FieldValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operator and function at its edges, on one event. */
class ConditionTest {

    private static final Map<String, List<?>> FIELDS =
            Map.ofEntries(
                    Map.entry("event.category", List.of("process", "file")),
                    Map.entry("@timestamp", List.of(Instant.parse("2026-03-02T10:00:00Z"))),
                    Map.entry("process.name", List.of("Cmd.EXE")),
                    Map.entry("process.args", List.of("/c", "a*b", "😀.exe", "É", "\u212A")),
                    Map.entry("process.command_line", List.of("")),
                    Map.entry("process.pid", List.of("17")),
                    Map.entry("process.parent.pid", List.of("seventeen")),
                    Map.entry("process.args_count", List.of(5, 2.5)),
                    Map.entry("file.size", List.of(Long.MAX_VALUE)),
                    Map.entry("file.path", List.of("C:\\a\nb.txt")),
                    Map.entry("event.code", List.of(4698, true)),
                    Map.entry("process.code_signature.trusted", List.of(false)),
                    Map.entry("source.ip", List.of("::ffff:10.1.2.3", "no address")),
                    Map.entry("custom", List.of("12", 12, true)));

    private static final FieldValues EVENT = field -> FIELDS.getOrDefault(field.name(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null == null",
                "none == null and process.name != null and process.command_line != null",
                "process.parent.pid == null and null == process.parent.pid",
                "none != \"a\" and none not in (\"a\") and not none : \"a*\"",
                "process.name == \"Cmd.EXE\" and process.name != \"cmd.exe\"",
                "process.name in~ (\"x\", \"CMD.exe\") and process.name not in (\"cmd.exe\", \"x\")",
                "process.args in (\"a*b\") and process.args in~ (\"A*B\")",
                "not process.args in~ (\"é\", \"k\")",
                "process.name : \"cmd.*\" and process.name like~ (\"x\", \"?MD.exe\")",
                "process.name like \"Cmd.*\"",
                "process.args : \"?.exe\" and process.args like \"?.exe\"",
                "process.command_line : \"*\" and process.command_line : \"\"",
                "file.path : \"c:\\\\a?b.TXT\" and file.path : \"C:*txt\"",
                "process.args : \"/C\" and process.args == \"a*b\"",
                "process.name regex~ \"cmd\\\\.exe\"",
                "process.pid == 17 and 16 < process.pid and process.pid <= 17 and 17 >= process.pid",
                "process.args_count == 2.5 and process.args_count > 4.9 and process.args_count < 3",
                "file.size == 9223372036854775807 and not file.size == 9223372036854775807.0",
                "event.code == \"4698\" and event.code == \"true\"",
                "custom == \"12\" and custom == 12 and custom == true and custom",
                "@timestamp > \"2026-03-02T09:59:59Z\" and @timestamp == \"2026-03-02T11:00:00+01:00\"",
                "@timestamp in (\"2026-03-02T10:00:00.000Z\")",
                "process.args > \"\\u{ffff}\" and \"\\u{ffff}\" < \"\\u{1f600}\"",
                "not process.code_signature.trusted and process.code_signature.trusted == false",
                "not missing.flag and not startsWith(none, \"a\")",
                "(process.pid == 17) == true",
                "-7 / 2 == -3 and -7 % 2 == -1 and 7 / 2.0 == 3.5 and 2 + 3 * 4 - 1 == 13",
                "1 / 0 == null and 1 % 0 == null and not 1 / 0 == 0 and 1.5 / 0 == null",
                "file.size + 1 == null and add(file.size, 1.0) > 0 and -9223372036854775808 < 0",
                "10 - 3 - 2 == 5 and - -3 == 3 and -(1 + 2) == -3",
                "add(1, 2) == 3 and SUBTRACT(1, 2) == -1 and multiply(2, 3) == 6",
                "divide(7, 2) == 3 and modulo(-7, 2) == -1",
                "between(\"a[b]c]\", \"[\", \"]\") == \"b\"",
                "between(\"a[b]c]\", \"[\", \"]\", true) == \"b]c\"",
                "between(\"abc\", \"x\", \"c\") == \"\" and between(\"abc\", \"a\", \"x\") == \"\"",
                "between~(\"aXbYc\", \"x\", \"y\") == \"b\" and between(none, \"a\", \"b\") == null",
                "cidrMatch(source.ip, \"10.0.0.0/8\") and cidrMatch(source.ip, \"10.255.0.1/8\")",
                "not cidrMatch(source.ip, \"192.168.0.0/16\", \"::1/128\", \"10.1.2.4\")",
                "cidrMatch(\"fe80::1\", \"fe80::/10\") and cidrMatch(\"1.2.3.4\", \"0.0.0.0/0\")",
                "concat(\"a\", 1, 2.0, 2.5, true) == \"a122.5true\" and concat(none, \"a\") == null",
                "string(5) == \"5\" and string(true) == \"true\" and string(none) == null",
                "endsWith(process.name, \"EXE\") and endsWith~(process.name, \"exe\")",
                "startsWith(\"a\", \"\") and endsWith(\"a\", \"\") and stringContains(\"a\", \"\")",
                "stringContains~(process.name, \"MD.e\") and not stringContains(process.name, \"MD\")",
                "startsWith~(process.name, process.name)",
                "indexOf(\"abcabc\", \"c\") == 2 and indexOf(\"abcabc\", \"c\", 3) == 5",
                "indexOf(\"abc\", \"x\") == null and indexOf~(\"aBc\", \"C\") == 2",
                "length(\"\\u{1f600}\") == 2 and length(\"\") == 0 and length(none) == null",
                "number(\"42\") == 42 and number(\"-1.5e2\") == -150 and number(\"0x1F\") == 31",
                "number(\"ff\", 16) == 255 and number(\"0xff\", 16) == 255 and number(\"101\", 2) == 5",
                "number(\"\") == null and number(\"1x\") == null and number(\"1.\") == null",
                "number(\" 1\") == null and number(\"NaN\") == null and number(\"0x\") == null",
                "substring(\"hello\", 1, 3) == \"el\" and substring(\"hello\", -3) == \"llo\"",
                "substring(\"hello\", 3, 1) == \"\" and substring(\"hello\", -99, 99) == \"hello\"",
                "substring(\"hello\", 1, -1) == \"ell\" and substring(\"hello\", 9) == \"\"",
                "`process`.`args` == \"/c\" /* a */ and ?process.args : \"/c\"",
            })
    void a_condition_holds(String condition) {
        assertThat(holds("any where " + condition)).isTrue();
        assertThat(holds("any where not (" + condition + ")")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"process where true", "\"file\" where true", "any where true"})
    void one_category_of_several_is_enough(String query) {
        assertThat(holds(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Process where true", "\"any\" where true", "any where false"})
    void another_category_does_not_hold(String query) {
        assertThat(holds(query)).isFalse();
    }

    private static boolean holds(String query) {
        return Condition.of((Query.Event) Query.parse(query)).test(EVENT);
    }
}
