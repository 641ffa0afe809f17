package dev.weir.local.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.Tool;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of each rule of some files what it is, or why it is refused. */
@Command(
        name = "rules.sh",
        description = "Reads Elastic's rules and says of each what it is, or why it is refused.",
        footer = {"", "Exits with 1 when an EQL rule cannot be read."})
public final class Rules implements Callable<Integer> {

    private enum Action {
        CHECK
    }

    @Parameters(index = "0", paramLabel = "check", description = "reads and compiles the rules")
    private Action action = Action.CHECK;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "TOML, NDJSON as Kibana exports it, a folder, a zip")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "one array on standard output")
    private boolean json;

    private final PrintStream out;

    Rules(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int code = Tool.run(new Rules(out), out, System.err, arguments);
        out.flush();
        System.exit(code);
    }

    @Override
    public Integer call() throws IOException {
        return switch (action) {
            case CHECK -> check();
        };
    }

    private int check() throws IOException {
        List<Rule> rules = RuleFiles.read(paths);
        if (json) {
            List<Map<String, Object>> told = rules.stream().map(Rules::told).toList();
            out.println(new ObjectMapper().writeValueAsString(told));
        } else {
            table(rules);
        }
        return rules.stream().anyMatch(rule -> rule.refused() != null) ? Tool.FAILED : 0;
    }

    private static Map<String, Object> told(Rule rule) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", rule.id());
        told.put("name", rule.name());
        told.put("file", rule.file());
        told.put("language", rule.language());
        told.put("form", rule.form());
        told.put("refused", rule.refused());
        return told;
    }

    private void table(List<Rule> rules) {
        Map<String, Integer> others = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        Map<String, Integer> forms = new TreeMap<>();
        for (Rule rule : rules) {
            String form = rule.form();
            if (rule.refused() != null) {
                refused.add(rule.refused());
            } else if (form == null) {
                others.merge(rule.language(), 1, Integer::sum);
            } else {
                forms.merge(form, 1, Integer::sum);
                boolean builtIn = rule.id().equals(Rule.BUILT_IN);
                out.printf(
                        "%-9s %s  %s%s%n",
                        form,
                        rule.id(),
                        rule.name(),
                        builtIn ? "  (covered by the built-in detection)" : "");
            }
        }
        refused.forEach(why -> out.println("refused   " + why));
        others.forEach((language, count) -> out.printf("not EQL   %s: %d%n", language, count));
        out.printf(
                Locale.ROOT,
                "%,d rules: %d of single events, %d sequences, %d not EQL, %d refused%n",
                rules.size(),
                Objects.requireNonNullElse(forms.get("event"), 0),
                Objects.requireNonNullElse(forms.get("sequence"), 0),
                others.values().stream().mapToInt(Integer::intValue).sum(),
                refused.size());
    }
}
