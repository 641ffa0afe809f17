package dev.weir.local.explain;

import dev.weir.ingest.RawRecord;
import dev.weir.local.Tool;
import dev.weir.local.files.EventFiles;
import dev.weir.local.files.Inputs;
import dev.weir.local.files.RefusedFileException;
import dev.weir.rule.RuleFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells for each event of some files what the job makes of it, and why it gives no hit. */
@Command(
        name = "explain.sh",
        description = "Tells for each event what the job makes of it, and why it gives no hit.")
public final class Explain implements Callable<Integer> {

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "EQL rules, of which --rule names one to be explained instead")
    private @Nullable Path rules;

    @Option(names = "--rule", paramLabel = "ID", description = "the rule_id")
    private @Nullable String rule;

    @Mixin private final Inputs inputs = new Inputs();

    private final PrintStream out;
    private final PrintStream log;

    private Explain(PrintStream out, PrintStream log) {
        this.out = out;
        this.log = log;
    }

    /** Exits with 0 when all input was read, 2 for wrong usage, 1 when nothing could be read. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int code = run(arguments, out, System.err);
        out.flush();
        System.exit(code);
    }

    static int run(String[] arguments, PrintStream out, PrintStream log) {
        return Tool.run(new Explain(out, log), out, log, arguments);
    }

    @Override
    public Integer call() {
        List<String> files = inputs.files();
        if ((rules == null) != (rule == null)) {
            throw new IllegalArgumentException("--rules and --rule need each other");
        }
        return rules != null && rule != null ? ofRule(files, rules, rule) : ofDetection(files);
    }

    private int ofRule(List<String> files, Path path, String id) {
        try {
            RuleExplanation explanation =
                    new RuleExplanation(out, RuleFiles.read(List.of(path)), id);
            EventFiles records = new EventFiles(files, Instant.now().toEpochMilli());
            while (records.hasNext()) {
                explanation.tell(records.next());
            }
            explanation.summary();
            return 0;
        } catch (IOException | UncheckedIOException | RefusedFileException e) {
            out.flush();
            log.println("explain: " + e.getMessage());
            return e instanceof RefusedFileException ? Tool.USAGE : Tool.FAILED;
        }
    }

    private int ofDetection(List<String> files) {
        Explanation explanation = new Explanation(out);
        String told = files.size() > 1 ? "" : files.get(0);
        try {
            EventFiles records = new EventFiles(files, Instant.now().toEpochMilli());
            while (records.hasNext()) {
                RawRecord record = records.next();
                if (!record.topic().equals(told)) {
                    told = record.topic();
                    out.println("== " + told);
                }
                explanation.tell(record);
            }
        } catch (UncheckedIOException | RefusedFileException e) {
            out.flush();
            log.println("explain: " + e.getMessage());
            return e instanceof RefusedFileException ? Tool.USAGE : Tool.FAILED;
        }
        explanation.summary();
        if (explanation.isUnread()) {
            log.println("explain: nothing could be read");
            return Tool.FAILED;
        }
        return 0;
    }
}
