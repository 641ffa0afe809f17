package dev.weir.local.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.detect.rules.Coverage;
import dev.weir.detect.rules.Coverage.Grade;
import dev.weir.rule.Rule;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code rules.sh check} says of rules. */
final class CheckReport {
    private final List<Rule> rules;

    CheckReport(List<Rule> rules) {
        this.rules = rules;
    }

    /** One array: for each rule its card, and how far each source covers it. */
    String json() throws JsonProcessingException {
        return new ObjectMapper()
                .writeValueAsString(rules.stream().map(CheckReport::told).toList());
    }

    private static Map<String, Object> told(Rule rule) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", rule.id());
        told.put("name", rule.name());
        told.put("file", rule.file());
        told.put("language", rule.language());
        told.put("form", rule.form());
        told.put("refused", rule.refused());
        told.put("warnings", rule.warnings());
        Map<String, Object> coverage = new LinkedHashMap<>();
        if (rule.query() != null) {
            Coverage.of(rule.query())
                    .forEach((source, covered) -> coverage.put(source, told(covered)));
        }
        told.put("coverage", coverage);
        return told;
    }

    private static Map<String, Object> told(Coverage covered) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("grade", word(covered.grade()));
        told.put("missing", covered.missing());
        return told;
    }

    /** Two lines a rule, then what is refused and what is in another language, and the sums. */
    void print(PrintStream out) {
        Map<String, Integer> others = new TreeMap<>();
        Map<String, Integer> sums = new TreeMap<>();
        for (Rule rule : rules) {
            String form = rule.form();
            if (form != null) {
                sums.merge(form, 1, Integer::sum);
                rule(rule, form, out);
            } else if (rule.refused() == null) {
                sums.merge("other", 1, Integer::sum);
                others.merge(rule.language(), 1, Integer::sum);
            }
        }
        for (Rule rule : rules) {
            rule.warnings().forEach(what -> out.println("warning   " + what));
        }
        for (Rule rule : rules) {
            if (rule.refused() != null) {
                sums.merge("refused", 1, Integer::sum);
                out.println("refused   " + rule.refused());
            }
        }
        others.forEach((language, count) -> out.printf("not EQL   %s: %d%n", language, count));
        out.printf(
                Locale.ROOT,
                "%,d rules: %d of single events, %d sequences, %d not EQL, %d refused%n",
                rules.size(),
                sums.getOrDefault("event", 0),
                sums.getOrDefault("sequence", 0),
                sums.getOrDefault("other", 0),
                sums.getOrDefault("refused", 0));
    }

    private static void rule(Rule rule, String form, PrintStream out) {
        boolean builtIn = rule.id().equals(Rule.BUILT_IN);
        out.printf(
                "%-9s %s  %s%s%n",
                form,
                rule.id(),
                rule.name(),
                builtIn ? "  (covered by the built-in detection)" : "");
        if (rule.query() != null) {
            Map<String, Coverage> coverage = Coverage.of(rule.query());
            out.println("          " + sources(coverage));
        }
    }

    /** {@code full: a, b; degraded: c (without user.id); never: d (no registry.path)}. */
    private static String sources(Map<String, Coverage> coverage) {
        Map<Grade, List<String>> grades =
                coverage.entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        source -> source.getValue().grade(),
                                        TreeMap::new,
                                        Collectors.mapping(
                                                CheckReport::source, Collectors.toList())));
        return grades.entrySet().stream()
                .map(grade -> word(grade.getKey()) + ": " + String.join(", ", grade.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String source(Map.Entry<String, Coverage> source) {
        Coverage covered = source.getValue();
        return covered.missing().isEmpty()
                ? source.getKey()
                : source.getKey() + " (no " + String.join(", ", covered.missing()) + ")";
    }

    private static String word(Grade grade) {
        return grade.name().toLowerCase(Locale.ROOT);
    }
}
