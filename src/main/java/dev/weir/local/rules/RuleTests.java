package dev.weir.local.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.rule.EqlRules;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tests that lie beside rules: {@code NAME.test.json} with the rule's file and cases, each of
 * events in any shape and the matches that are expected, as the indexes of their events.
 */
final class RuleTests {
    private static final String SUFFIX = ".test.json";

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> problems = new ArrayList<>();
    private int files;
    private int cases;

    /** What differs or cannot be read, each with its place. */
    List<String> problems() {
        return problems;
    }

    int files() {
        return files;
    }

    int cases() {
        return cases;
    }

    /** Runs a test, or all below a folder. */
    void run(Path path) throws IOException {
        if (!Files.exists(path)) {
            problems.add(path + ": no such file or folder");
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            for (Path file : found.filter(RuleTests::isTest).sorted().toList()) {
                files++;
                test(file);
            }
        }
    }

    private static boolean isTest(Path file) {
        return file.toString().endsWith(SUFFIX) && Files.isRegularFile(file);
    }

    private void test(Path file) throws IOException {
        JsonNode test;
        try {
            test = json.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            problems.add(file + ": no JSON: " + e.getOriginalMessage());
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        String name = test.path("rule").asText();
        Path rule = folder == null || name.isEmpty() ? Path.of(name) : folder.resolve(name);
        List<Rule> read = Files.isRegularFile(rule) ? RuleFiles.read(List.of(rule)) : List.of();
        if (read.size() != 1 || read.get(0).query() == null) {
            String why = read.isEmpty() ? null : read.get(0).refused();
            problems.add(file + ": rule: " + (why == null ? name + " is no EQL rule" : why));
            return;
        }
        if (!test.path("cases").isArray() || test.path("cases").isEmpty()) {
            problems.add(file + ": cases: must be a list with at least one");
        }
        RuleTrial trial = new RuleTrial(EqlRules.of(read.get(0)));
        for (JsonNode one : test.path("cases")) {
            cases++;
            compare(file, one, trial);
        }
    }

    private void compare(Path file, JsonNode one, RuleTrial trial) {
        List<List<Integer>> expected = new ArrayList<>();
        for (JsonNode match : one.path("expect")) {
            List<Integer> indexes = new ArrayList<>();
            match.forEach(index -> indexes.add(index.asInt(-1)));
            expected.add(indexes);
        }
        RuleTrial.Outcome outcome = trial.of(one.path("events"));
        String place = file + ": " + one.path("name").asText("a case without a name") + ": ";
        outcome.unread().forEach(why -> problems.add(place + why));
        if (!outcome.matches().equals(sorted(expected))) {
            problems.add(place + "expected " + sorted(expected) + ", found " + outcome.matches());
        }
    }

    static List<List<Integer>> sorted(List<List<Integer>> matches) {
        return matches.stream().sorted((a, b) -> Arrays.compare(array(a), array(b))).toList();
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
