package dev.weir.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a person names on the command line as input: files, folders, standard input. */
public final class Inputs {
    /** Stands for standard input among file names. */
    public static final String STANDARD_INPUT = "-";

    /** What is taken from a folder; a file that is named is read whatever its name. */
    private static final List<String> ENDINGS =
            List.of(".json", ".jsonl", ".ndjson", ".log", ".gz", ".zip");

    private Inputs() {}

    /**
     * The files in order, those of a folder by name.
     *
     * @throws IllegalArgumentException with one line for the user, when a file cannot be read or is
     *     of a kind that is not read
     */
    public static List<String> files(List<String> arguments) {
        List<String> files = new ArrayList<>();
        try {
            for (String argument : arguments) {
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
