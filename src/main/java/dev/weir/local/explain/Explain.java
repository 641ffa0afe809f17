package dev.weir.local.explain;

import dev.weir.ingest.RawRecord;
import dev.weir.local.files.EventFiles;
import dev.weir.local.files.Inputs;
import dev.weir.local.files.RefusedFileException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Tells for each event of some files what the job makes of it, and why it gives no hit. */
public final class Explain {
    static final String USAGE = "usage: explain.sh FILE|DIR|- ...";

    private Explain() {}

    /** Exits with 0 when all input was read, 2 for wrong usage, 1 when nothing could be read. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int code = run(arguments, out, System.err);
        out.flush();
        System.exit(code);
    }

    static int run(String[] arguments, PrintStream out, PrintStream log) {
        List<String> files;
        try {
            files = files(arguments);
        } catch (IllegalArgumentException e) {
            log.println("explain: " + e.getMessage() + "; " + USAGE);
            return 2;
        }
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
            return e instanceof RefusedFileException ? 2 : 1;
        }
        out.println(explanation.summary());
        if (explanation.isUnread()) {
            log.println("explain: nothing could be read");
            return 1;
        }
        return 0;
    }

    private static List<String> files(String[] arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("no file given");
        }
        for (String argument : arguments) {
            if (argument.startsWith("-") && !argument.equals(Inputs.STANDARD_INPUT)) {
                throw new IllegalArgumentException("unknown option '" + argument + "'");
            }
        }
        return Inputs.files(List.of(arguments));
    }
}
