package dev.weir.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes with the process, however that ends short of a kill. */
public final class TempFolder {
    /** Flink may still write while the process ends. */
    private static final int TRIES = 20;

    private TempFolder() {}

    /** A new folder with that name in front. */
    public static Path create(String name) throws IOException {
        Path folder = Files.createTempDirectory("weir-" + name + "-");
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> delete(folder), "delete-" + folder.getFileName()));
        return folder;
    }

    private static void delete(Path folder) {
        for (int i = 0; i < TRIES && Files.exists(folder); i++) {
            try (Stream<Path> below = Files.walk(folder)) {
                List<Path> files = below.sorted(Comparator.reverseOrder()).toList();
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                Thread.onSpinWait();
            }
        }
    }
}
