package dev.weir.local.explain;

import dev.weir.local.replay.Lines;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells for each event of some files what the job makes of it, and why it gives no hit. */
public final class Explain {
    static final String USAGE = "usage: explain.sh FILE|- ...";

    private Explain() {}

    /** Exits with 0 when all input was read, 2 for wrong usage, 1 for a failure. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int code = run(arguments, out, System.err);
        out.flush();
        System.exit(code);
    }

    static int run(String[] files, PrintStream out, PrintStream log) {
        String wrong = wrong(files);
        if (wrong != null) {
            log.println("explain: " + wrong + "; " + USAGE);
            return 2;
        }
        Explanation explanation = new Explanation(out);
        for (String file : files) {
            try {
                if (files.length > 1) {
                    out.println("== " + file);
                }
                new EventFile(file, Instant.now().toEpochMilli()).forEach(explanation::tell);
            } catch (IOException e) {
                out.flush();
                log.println("explain: cannot read '" + file + "': " + e.getMessage());
                return 1;
            }
        }
        out.println(explanation.summary());
        return 0;
    }

    private static @Nullable String wrong(String[] files) {
        if (files.length == 0) {
            return "no file given";
        }
        for (String file : files) {
            if (file.equals(Lines.STANDARD_INPUT)) {
                continue;
            }
            if (file.startsWith("-")) {
                return "unknown option '" + file + "'";
            }
            if (!Files.isReadable(Path.of(file)) || Files.isDirectory(Path.of(file))) {
                return "cannot read '" + file + "'";
            }
        }
        return null;
    }
}
