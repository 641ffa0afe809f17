package dev.weir.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** What a person names on the command line as input; mixed into a tool's options. */
public final class Inputs {
    /** Stands for standard input among file names. */
    public static final String STANDARD_INPUT = "-";

    /** What is taken from a folder; a file that is named is read whatever its name. */
    private static final List<String> ENDINGS =
            List.of(".json", ".jsonl", ".ndjson", ".log", ".gz", ".zip");

    @Parameters(
            paramLabel = "FILE|DIR|-",
            description = "events, read in this order; - is standard input")
    private List<String> named = List.of();

    /**
     * The files in order, those of a folder by name.
     *
     * @throws IllegalArgumentException with one line for the user, when none is named, one cannot
     *     be read or is of a kind that is not read
     */
    public List<String> files() {
        if (named.isEmpty()) {
            throw new IllegalArgumentException("no file given");
        }
        List<String> files = new ArrayList<>();
        try {
            for (String argument : named) {
                files.addAll(files(argument));
            }
            EventFiles.check(files);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read a file: " + e.getMessage(), e);
        }
        return files;
    }

    private static List<String> files(String argument) throws IOException {
        if (argument.equals(STANDARD_INPUT)) {
            return List.of(argument);
        }
        Path path = Path.of(argument);
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("cannot read '" + argument + "'");
        }
        if (!Files.isDirectory(path)) {
            return List.of(argument);
        }
        try (Stream<Path> below = Files.walk(path)) {
            List<String> files =
                    below.filter(Files::isRegularFile)
                            .map(Path::toString)
                            .filter(file -> ENDINGS.stream().anyMatch(file::endsWith))
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException(
                        "no " + String.join(", ", ENDINGS) + " file below '" + argument + "'");
            }
            return files;
        }
    }
}
