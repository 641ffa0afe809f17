package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a tool whose command line picocli's annotations describe. What is wrong is one line on the
 * log that begins with the tool's name.
 */
public final class Tool {

    /** Exit code when something failed that was asked for rightly. */
    public static final int FAILED = 1;

    /** Exit code for wrong usage, or a kind of file that is not read. */
    public static final int USAGE = 2;

    private Tool() {}

    /**
     * Reads the arguments into the tool and calls it.
     *
     * @param tool returns its exit code; an {@link IllegalArgumentException} of it is wrong usage,
     *     any other a failure
     * @param out where {@code --help} goes
     * @param log where errors go
     * @return the exit code, 0 after {@code --help}
     */
    public static int run(
            Callable<Integer> tool, PrintStream out, PrintStream log, String... arguments) {
        CommandLine line = new CommandLine(tool);
        String script = line.getCommandName();
        String name = script.replace(".sh", "");
        line.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("show this help")
                                .build());
        line.getCommandSpec().usageMessage().synopsisHeading("usage: ").optionListHeading("%n");
        line.setOut(new PrintWriter(out, true, UTF_8));
        line.setUsageHelpWidth(100).setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(
                (wrong, given) -> {
                    log.println(
                            name + ": " + message(wrong) + "; " + script + " --help tells more");
                    return USAGE;
                });
        line.setExecutionExceptionHandler(
                (failure, of, given) -> {
                    log.println(name + ": " + failure.getMessage());
                    return failure instanceof IllegalArgumentException ? USAGE : FAILED;
                });
        return line.execute(arguments);
    }

    private static String message(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
            String option = unmatched.getUnmatched().get(0);
            return unmatched.getSuggestions().isEmpty()
                    ? "unknown option '" + option + "'"
                    : "unknown option '" + option + "', perhaps " + suggestions(unmatched);
        }
        return String.valueOf(wrong.getMessage());
    }

    private static String suggestions(UnmatchedArgumentException unmatched) {
        return String.join(" or ", unmatched.getSuggestions());
    }
}
