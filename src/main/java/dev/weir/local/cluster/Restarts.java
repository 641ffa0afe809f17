package dev.weir.local.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How often which process was started again since the cluster was started, kept in {@code
 * restarts.properties} for {@code status}. One that dies again and again is given up.
 */
final class Restarts {

    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofMinutes(5);

    private static final String GIVEN_UP = ".given-up";

    private final Path file;
    private final Properties counts = new Properties();
    private final Map<String, Deque<Instant>> recent = new HashMap<>();

    private Restarts(Path folder) {
        this.file = folder.resolve("restarts.properties");
    }

    /** Begins to count. */
    static Restarts none(Path folder) throws IOException {
        Restarts none = new Restarts(folder);
        none.write();
        return none;
    }

    /** What another process counted. */
    static Restarts read(Path folder) throws IOException {
        Restarts restarts = new Restarts(folder);
        try (Reader reader = Files.newBufferedReader(restarts.file)) {
            restarts.counts.load(reader);
        } catch (NoSuchFileException e) {
            // Nobody has counted yet.
        }
        return restarts;
    }

    /** Counts a restart that is due; false when there were too many, and for ever after. */
    boolean allows(String name, Instant now) throws IOException {
        if (givenUp(name)) {
            return false;
        }
        Deque<Instant> times = recent.computeIfAbsent(name, any -> new ArrayDeque<>());
        times.removeIf(time -> time.isBefore(now.minus(WITHIN)));
        if (times.size() >= MOST) {
            counts.setProperty(name + GIVEN_UP, "true");
        } else {
            times.add(now);
            counts.setProperty(name, String.valueOf(count(name) + 1));
        }
        write();
        return !givenUp(name);
    }

    boolean givenUp(String name) {
        return counts.containsKey(name + GIVEN_UP);
    }

    int count(String name) {
        return Integer.parseInt(counts.getProperty(name, "0"));
    }

    /** For {@code status}; empty when the process was never started again. */
    String told(String name) {
        if (givenUp(name)) {
            return ", given up after %d restarts in %d minutes".formatted(MOST, WITHIN.toMinutes());
        }
        return count(name) == 0 ? "" : ", restarts " + count(name);
    }

    private void write() throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(written)) {
            counts.store(writer, null);
        }
        Files.move(
                written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
