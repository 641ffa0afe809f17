package dev.weir.local.rules;

import dev.weir.local.Tool;
import dev.weir.rule.Rule;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of each rule of some files what it is and where it can fire, or why it is refused. */
@Command(
        name = "rules.sh",
        description = {
            "Reads Elastic's rules and says of each what it is, on which sources it can fire,",
            "or why it is refused; or runs the tests that lie beside rules."
        },
        footer = {"", "Exits with 1 when an EQL rule cannot be read, or a test differs."})
public final class Rules implements Callable<Integer> {

    private enum Action {
        CHECK,
        TEST
    }

    @Parameters(
            index = "0",
            paramLabel = "check|test",
            description = "check reads and compiles rules, test runs the tests beside them")
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
            case TEST -> test();
        };
    }

    private int check() throws IOException {
        List<Rule> rules = RuleFiles.read(paths);
        CheckReport report = new CheckReport(rules);
        if (json) {
            out.println(report.json());
        } else {
            report.print(out);
        }
        return rules.stream().anyMatch(rule -> rule.refused() != null) ? Tool.FAILED : 0;
    }

    private int test() throws IOException {
        RuleTests tests = new RuleTests();
        for (Path path : paths) {
            tests.run(path);
        }
        tests.problems().forEach(out::println);
        out.printf(
                "%d tests, %d cases, %d problems%n",
                tests.files(), tests.cases(), tests.problems().size());
        return tests.problems().isEmpty() ? 0 : Tool.FAILED;
    }
}
