package dev.weir.local.cluster;

import dev.weir.local.FlinkRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which jobs of the local cluster read for which consumer group, kept in its folder, so that a job
 * whose JobManager died is found again with its state.
 *
 * <p>{@code submitted/GROUP} has the id of the newest job and, a line each, the arguments that it
 * was submitted with; {@code submitted/GROUP.jobs} the ids of all.
 */
final class Submissions {
    private final Path cluster;
    private final Path folder;

    Submissions(Path cluster) {
        this.cluster = cluster;
        this.folder = cluster.resolve("submitted");
    }

    void add(String group, String job, String[] options, int parallelism) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        if (parallelism > 0) {
            arguments.addAll(List.of("--parallelism", "" + parallelism));
        }
        Files.createDirectories(folder);
        Files.writeString(
                jobs(group), job + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // At once, because others read it; and for the owner alone, because it may hold secrets.
        Path written = Files.createTempFile(cluster, "submission", "");
        Files.writeString(written, job + "\n" + String.join("\n", arguments) + "\n");
        Files.move(written, file(group), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets the jobs that somebody ended, so that a start does not bring them back. */
    void forgetEnded(FlinkRest rest) throws IOException {
        for (Path file : all()) {
            String job = Files.readAllLines(file).get(0);
            boolean over = !Jobs.isLive(rest, job);
            // It may have been submitted again meanwhile.
            if (over && Files.readAllLines(file).get(0).equals(job)) {
                Files.delete(file);
            }
        }
    }

    /** The arguments of each job that was not ended. */
    List<List<String>> arguments() throws IOException {
        List<List<String>> arguments = new ArrayList<>();
        for (Path file : all()) {
            List<String> lines = Files.readAllLines(file);
            arguments.add(lines.subList(1, lines.size()));
        }
        return arguments;
    }

    /** The newest checkpoint or savepoint of a job of the group. */
    Optional<String> newestState(String group) throws IOException {
        if (!Files.exists(jobs(group))) {
            return Optional.empty();
        }
        Stream<Path> states = Stream.of();
        for (String job : Files.readAllLines(jobs(group))) {
            states =
                    Stream.of(
                                    states,
                                    below(cluster.resolve("checkpoints").resolve(job), "chk-"),
                                    below(
                                            cluster.resolve("savepoints"),
                                            "savepoint-" + job.substring(0, 6)))
                            .flatMap(each -> each);
        }
        return states.filter(state -> Files.exists(state.resolve("_metadata")))
                .max(Comparator.comparing(state -> written(state.resolve("_metadata"))))
                .map(ClusterState::uri);
    }

    private static Stream<Path> below(Path folder, String start) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found
                    .filter(path -> path.getFileName().toString().startsWith(start))
                    .toList()
                    .stream();
        }
    }

    private static long written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            return files.filter(file -> !file.toString().endsWith(".jobs")).sorted().toList();
        }
    }

    private Path file(String group) {
        return folder.resolve(URLEncoder.encode(group, StandardCharsets.UTF_8));
    }

    private Path jobs(String group) {
        return folder.resolve(URLEncoder.encode(group, StandardCharsets.UTF_8) + ".jobs");
    }
}
