package dev.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The just-in-time compiler of this process. */
final class Compiler {
    private static final Path THREADS = Path.of("/proc/self/task");

    /** USER_HZ, which Linux fixes at 100 towards programs. */
    private static final long TICK_NANOS = 10_000_000;

    /** In {@code /proc/PID/stat}, counted behind the name: user and system time. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private Compiler() {}

    /** Processor time of its threads so far; 0 where there is no {@code /proc}. */
    static long cpuNanos() {
        if (!Files.isDirectory(THREADS)) {
            return 0;
        }
        try (Stream<Path> threads = Files.list(THREADS)) {
            List<Path> all = threads.toList();
            long ticks = 0;
            for (Path each : all) {
                ticks += ticks(each.resolve("stat"));
            }
            return ticks * TICK_NANOS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(Path file) {
        String line;
        try {
            line = Files.readString(file);
        } catch (IOException e) {
            return 0; // the thread has ended
        }
        int end = line.lastIndexOf(')');
        if (!line.substring(line.indexOf('(') + 1, end).contains("CompilerThre")) {
            return 0;
        }
        String[] fields = line.substring(end + 2).split(" ");
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    }
}
