package dev.weir.local;

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
public final class Scripts {

    private Scripts() {}

    /**
     * @param exit the exit code
     * @param output standard output
     * @param errors standard error
     */
    public record Ran(int exit, String output, String errors) {}

    public static List<String> command(String script, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of("scripts", script).toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs the command in a folder of its own, without input, for at most five minutes. */
    public static Ran run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return run(environment, new File("/dev/null"), command);
    }

    public static Ran run(Map<String, String> environment, File input, List<String> command)
            throws IOException, InterruptedException {
        // Files, because a daemon that the command starts would hold pipes open.
        Path folder = Files.createTempDirectory("weir-script-");
        Path output = folder.resolve("out");
        Path errors = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(input)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new IOException(command + " does not end: " + Files.readString(errors));
            }
            return new Ran(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            process.destroy();
            Files.delete(output);
            Files.delete(errors);
            Files.delete(folder);
        }
    }

    /** A program on the PATH. */
    public static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
