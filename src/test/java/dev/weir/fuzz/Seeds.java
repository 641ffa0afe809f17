package dev.weir.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.testing.Events;
import dev.weir.testing.Gzip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Inputs that the targets understand, to begin from. */
final class Seeds {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    private Seeds() {}

    /** Writes the seeds of each target to a folder of its name. */
    public static void main(String[] arguments) throws IOException {
        for (Target target : Target.values()) {
            Path folder = Path.of(arguments[0], target.name().toLowerCase(Locale.ROOT));
            Files.createDirectories(folder);
            int number = 0;
            for (byte[] seed : of(target)) {
                Files.write(folder.resolve("seed-" + number++), seed);
            }
        }
    }

    static List<byte[]> of(Target target) throws IOException {
        return switch (target) {
            case RECORDS -> fixtures();
            case FILES -> files();
            case EXCEPTIONS -> exceptions();
            case OPTIONS -> List.of(Files.readAllBytes(Path.of("flink-conf/job.properties")));
            case COMMANDS ->
                    texts(
                            "C:\\Windows\\System32\\schtasks.exe\nschtasks /create /tn \"a b\" /tr \"x \\\" y\"",
                            "C:\\Windows\\System32\\at.exe\nat \\\\ws02 13:20 /every:m,t cmd",
                            "wmic.exe\nwmic job call create \"x\"",
                            "pwsh.exe\npwsh -c Register-ScheduledTask -TaskName 'a' -TaskPath \\b",
                            "powershell.exe\np -enc UgBlAGcAaQBzAHQAZQByAC0AUwBjAGgAZQBkAHUAbABlAGQAVABhAHMAawA=");
            case REGISTRY ->
                    texts(
                            Events.P + "\nDWORD (0x00000001)",
                            Events.TREE + "Upd\n0x1",
                            "\\REGISTRY\\MACHINE\\SOFTWARE\\X\nQWORD (0x00000000-0x00000001)",
                            "\\\\?\\C:\\Windows\\System32\\..\\Tasks\\At1.job\nBinary Data");
            case RULES -> RuleFileTarget.seeds();
            case QUERIES ->
                    texts(
                            "process where process.name : (\"at.exe\", \"*tasks?.exe\") and not user.id == null",
                            "registry where registry.data.strings regex~ \"[01]|0x0{0,8}[01]\" and ?process.pid > 4",
                            "any where cidrMatch(source.ip, \"10.0.0.0/8\") or length(process.args) >= 2",
                            "sequence by host.id with maxspan=1m [file where true] by file.path"
                                    + " [process where process.args_count % 2 == 1] by process.executable until [any where false]");
        };
    }

    private static List<byte[]> exceptions() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        Path example = Path.of("flink-conf/exceptions.example.json");
        for (JsonNode exception : new ObjectMapper().readTree(example.toFile())) {
            seeds.add(exception.toString().getBytes(UTF_8));
        }
        return seeds;
    }

    private static List<byte[]> fixtures() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            for (Path file :
                    (Iterable<Path>)
                            files.filter(Files::isRegularFile)
                                            .filter(f -> !f.toString().endsWith(".expected.json"))
                                            .sorted()
                                    ::iterator) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    private static List<byte[]> files() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] fixture : fixtures().subList(0, 5)) {
            seeds.add(fixture);
            seeds.add(Gzip.of(fixture));
            seeds.add(
                    new String(fixture, UTF_8).getBytes(java.nio.charset.StandardCharsets.UTF_16));
        }
        return seeds;
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
