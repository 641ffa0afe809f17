package dev.weir.local.replay;

import dev.weir.local.files.Inputs;
import dev.weir.output.AlertFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a replay was asked for.
 *
 * @param inputs files to read in order, {@code -} for standard input; at least one
 * @param deadLetters file for what could not be used; null for none
 * @param exceptions file with exceptions; null for none
 * @param report file for the HTML report; null for none
 * @param config properties file with the job's options; null for the defaults
 * @param format shape of the alert documents
 */
record ReplayOptions(
        List<String> inputs,
        @Nullable String deadLetters,
        @Nullable String exceptions,
        @Nullable String report,
        @Nullable String config,
        AlertFormat format) {
    static final String USAGE =
            "usage: replay.sh [--dead-letters FILE] [--exceptions FILE] [--report FILE]"
                    + " [--config FILE] [--format ecs|ocsf] FILE|DIR|- ...";

    /**
     * @throws IllegalArgumentException with one line for the user
     */
    static ReplayOptions of(String... arguments) {
        List<String> inputs = new ArrayList<>();
        String deadLetters = null;
        String exceptions = null;
        String report = null;
        String config = null;
        AlertFormat format = AlertFormat.ECS;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            switch (argument) {
                case "--dead-letters" -> deadLetters = writable(value(arguments, i++));
                case "--exceptions" -> exceptions = readable(value(arguments, i++));
                case "--report" -> report = writable(value(arguments, i++));
                case "--config" -> config = readable(value(arguments, i++));
                case "--format" -> format = format(value(arguments, i++));
                default -> inputs.add(input(argument));
            }
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("no file given; " + USAGE);
        }
        return new ReplayOptions(
                Inputs.files(inputs), deadLetters, exceptions, report, config, format);
    }

    /** What of it concerns the job, as the job's own options. */
    String[] jobArguments() {
        List<String> arguments = new ArrayList<>();
        if (config != null) {
            arguments.addAll(List.of("--config", config));
        }
        if (exceptions != null) {
            arguments.addAll(List.of("--exceptions.file", exceptions));
        }
        return arguments.toArray(String[]::new);
    }

    private static String value(String[] arguments, int i) {
        if (i + 1 == arguments.length) {
            throw new IllegalArgumentException(arguments[i] + " needs a value; " + USAGE);
        }
        return arguments[i + 1];
    }

    private static AlertFormat format(String text) {
        for (AlertFormat format : AlertFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        throw new IllegalArgumentException("--format '" + text + "' is neither ecs nor ocsf");
    }

    private static String input(String argument) {
        if (argument.startsWith("-") && !argument.equals(Inputs.STANDARD_INPUT)) {
            throw new IllegalArgumentException("unknown option '" + argument + "'; " + USAGE);
        }
        return argument;
    }

    /** Found out before an hour of replay, not after it. */
    private static String writable(String file) {
        Path path = Path.of(file).toAbsolutePath();
        Path folder = path.getParent();
        boolean fine =
                Files.exists(path)
                        ? Files.isRegularFile(path) && Files.isWritable(path)
                        : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
        if (!fine) {
            throw new IllegalArgumentException("cannot write '" + file + "'");
        }
        return file;
    }

    private static String readable(String file) {
        if (!Files.isRegularFile(Path.of(file)) && !Files.isReadable(Path.of(file))) {
            throw new IllegalArgumentException("cannot read '" + file + "'");
        }
        return file;
    }
}
