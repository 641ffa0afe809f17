package dev.weir.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process that outlives the one that started it, found again by its pid file.
 *
 * @param name names the files {@code NAME.pid} and {@code log/NAME.out}, {@code log/NAME.log}
 * @param folder where they lie
 */
record Daemon(String name, Path folder) {

    Path out() {
        return folder.resolve("log").resolve(name + ".out");
    }

    Path log() {
        return folder.resolve("log").resolve(name + ".log");
    }

    /**
     * Starts the process; what it prints goes to {@link #out()}, and what the one before printed to
     * {@code NAME.out.1}.
     */
    void start(List<String> command) throws IOException {
        Files.createDirectories(out().getParent());
        if (Files.exists(out())) {
            Path before = out().resolveSibling(out().getFileName() + ".1");
            Files.move(out(), before, StandardCopyOption.REPLACE_EXISTING);
        }
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out().toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .start();
        Files.writeString(pidFile(), process.pid() + " " + started(process.toHandle()) + "\n");
    }

    /** The process, if it runs; a foreign process that got the same pid is not it. */
    Optional<ProcessHandle> process() {
        try {
            String[] entry = Files.readString(pidFile()).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(entry[0]))
                    .filter(ProcessHandle::isAlive)
                    // Ended, but whoever inherited it has not asked for its exit code.
                    .filter(found -> found.info().command().isPresent())
                    .filter(found -> entry.length == 2 && started(found).equals(entry[1]));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean runs() {
        return process().isPresent();
    }

    /** Asks the process to end, and ends it by force when the time is over. */
    void stop(Duration patience) throws IOException {
        process().ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + patience.toNanos();
        while (runs()) {
            if (System.nanoTime() > deadline) {
                process().ifPresent(ProcessHandle::destroyForcibly);
            }
            Cluster.pause();
        }
        Files.deleteIfExists(pidFile());
    }

    private Path pidFile() {
        return folder.resolve(name + ".pid");
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
