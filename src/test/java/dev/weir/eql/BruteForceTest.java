package dev.weir.eql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.EcsField;
import dev.weir.event.FieldValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compiled conditions say what the plain evaluator says, on random queries and events. */
class BruteForceTest {

    private static final long SEED = Long.getLong("weir.seed", 20261126);

    private static final String[] TEXTS = {
        "process.name", "process.args", "user.name", "any.text", "file.path"
    };
    private static final String[] NUMBERS = {"process.pid", "file.size"};

    private static final String[] WORDS = {
        "at.exe",
        "AT.EXE",
        "At.eXe",
        "",
        "a",
        "b",
        "*",
        "?",
        "a*",
        "\u212Aelvin",
        "kelvin",
        "\u00c9",
        "\u00e9",
        "\uD83D\uDE00",
        "x\ny",
        "1",
        "01",
        "true",
        "C:\\Windows\\at.exe",
        "at",
        "t.e"
    };
    private static final String[] PATTERNS = {
        "at.*", "a?.exe", "*.EXE", "*", "?", "??", "*t*e*", "c:\\*\\at.exe", "*\n*", "A*", "k*"
    };
    private static final String[] REGEXES = {
        "a.*", "[a-z]+\\.exe", "(at|b)(\\.exe)?", "\\d+", ".", "A.*"
    };

    private final Random random = new Random(SEED);

    @Test
    void compiled_conditions_say_what_the_plain_evaluator_says() {
        int held = 0;
        int pairs = 0;
        while (pairs < 100_000) {
            String text = category() + " where " + condition(3);
            Query.Event query = (Query.Event) Query.parse(text);
            Condition compiled = Condition.of(query);
            for (int i = 0; i < 10; i++) {
                Map<String, List<Object>> event = event();
                boolean expected = new BruteForce(event).holds(query);
                assertThat(compiled.test(fields(event)))
                        .as("seed %d pair %d: %s on %s", SEED, pairs, text, event)
                        .isEqualTo(expected);
                held += expected ? 1 : 0;
                pairs++;
            }
        }

        assertThat(held).isBetween(20_000, 80_000);
    }

    private String category() {
        return pick("any", "process", "process", "file");
    }

    private String condition(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            String left = condition(depth - 1);
            return switch (random.nextInt(5)) {
                case 0 -> "not (" + left + ")";
                case 1, 2 -> "(" + left + " or " + condition(depth - 1) + ")";
                default -> "(" + left + " and " + condition(depth - 1) + ")";
            };
        }
        return switch (random.nextInt(16)) {
            case 0 -> number(2) + pick(" == ", " != ", " < ", " >= ") + random.nextInt(9);
            case 1 -> pick(NUMBERS) + pick(" in (", " not in (") + random.nextInt(9) + ", 4)";
            case 2 -> pick(TEXTS) + " == null";
            case 3 -> pick(TEXTS) + " != null";
            case 4 ->
                    pick("startsWith", "startsWith~", "endsWith~", "stringContains", "endsWith")
                            + "("
                            + pick(TEXTS)
                            + ", "
                            + (random.nextBoolean() ? word() : pick(TEXTS))
                            + ")";
            case 5 ->
                    "length(" + pick(TEXTS) + ")" + pick(" > ", " == ", " <= ") + random.nextInt(8);
            case 6 ->
                    "substring("
                            + pick(TEXTS)
                            + ", "
                            + (random.nextInt(9) - 4)
                            + (random.nextBoolean() ? "" : ", " + (random.nextInt(9) - 4))
                            + ") == "
                            + word();
            case 7 ->
                    "indexOf"
                            + pick("", "~")
                            + "("
                            + pick(TEXTS)
                            + ", "
                            + word()
                            + ")"
                            + pick(" == ", " != ", " > ")
                            + random.nextInt(3);
            case 8 ->
                    "concat("
                            + pick(TEXTS)
                            + ", "
                            + pick(NUMBERS)
                            + ")"
                            + pick(" : ", " == ")
                            + word();
            case 9 ->
                    "between"
                            + pick("", "~")
                            + "("
                            + pick(TEXTS)
                            + ", "
                            + word()
                            + ", "
                            + word()
                            + pick("", ", true")
                            + ") == "
                            + word();
            case 10 -> "string(" + pick(NUMBERS) + ") == " + word();
            case 11 -> pick(TEXTS) + pick(" regex ", " regex~ ") + quoted(pick(REGEXES));
            case 12 ->
                    pick(TEXTS)
                            + pick(" : (", " like (", " like~ (")
                            + quoted(pick(PATTERNS))
                            + ", "
                            + quoted(pick(PATTERNS))
                            + ")";
            case 13 ->
                    pick(TEXTS)
                            + pick(" in (", " in~ (", " not in (", " not in~ (")
                            + word()
                            + ", "
                            + word()
                            + ")";
            case 14 -> pick(TEXTS) + pick(" < ", " >= ", " > ", " <= ") + word();
            default -> pick(TEXTS) + pick(" == ", " != ", " : ") + word();
        };
    }

    private String number(int depth) {
        if (depth > 0 && random.nextBoolean()) {
            return "("
                    + number(depth - 1)
                    + pick(" + ", " - ", " * ", " / ", " % ")
                    + number(depth - 1)
                    + ")";
        }
        return random.nextInt(3) == 0 ? String.valueOf(random.nextInt(9)) : pick(NUMBERS);
    }

    private Map<String, List<Object>> event() {
        Map<String, List<Object>> event = new HashMap<>();
        event.put("event.category", List.of(pick("process", "file")));
        for (String field : TEXTS) {
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                values.add(
                        field.equals("process.args") && random.nextInt(5) == 0 ? 1L : pick(WORDS));
            }
            event.put(field, values);
        }
        for (String field : NUMBERS) {
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                long number = random.nextInt(20) == 0 ? Long.MAX_VALUE : random.nextInt(9);
                values.add(random.nextInt(4) == 0 ? String.valueOf(number) : number);
            }
            event.put(field, values);
        }
        return event;
    }

    private static FieldValues fields(Map<String, List<Object>> event) {
        return (EcsField field) -> event.getOrDefault(field.name(), List.of());
    }

    private String word() {
        return quoted(pick(WORDS));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\n", "\\n") + '"';
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
