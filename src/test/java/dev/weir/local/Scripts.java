package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the project's scripts, and other programs, as a person would. */
final class Scripts {

    private Scripts() {}

    /**
     * @param exit the exit code
     * @param output standard output and standard error
     */
    record Ran(int exit, String output) {}

    static List<String> command(String script, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of("scripts", script).toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs the command in a folder of its own, without input, for at most five minutes. */
    static Ran run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        // A file, because a daemon that the command starts would hold a pipe open.
        Path output = Files.createTempFile("weir-script-", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(output.getParent().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new IOException(command + " does not end: " + Files.readString(output));
            }
            return new Ran(process.exitValue(), new String(Files.readAllBytes(output), UTF_8));
        } finally {
            process.destroy();
            Files.delete(output);
        }
    }

    /** A program on the PATH. */
    static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
