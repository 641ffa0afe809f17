package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.ingest.filter.TokenFilter;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one variant in a fresh process and brings its result back. The topic is read again and again
 * until the compiler has little left to do, and the last time counts.
 */
final class Child {
    /** What JVMs warn of, and why a process failed. */
    static final File ERRORS = new File("target/logs/bench.err");

    static final String STREAMS = "kafka-streams";

    private static final String FILTER = "filter";
    private static final String CLASSES = "target/test-classes:target/classes:";

    /** Its RocksDB and Flink's are not the same. */
    private static final Path STREAMS_CLASS_PATH =
            Path.of("target", "bench", "streams-class-path");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the topic once; {@code last} when its result counts in any case. */
    private interface Pass {
        Result run(boolean last) throws Exception;
    }

    private Child() {}

    /**
     * @param passes how often the topic is read at most
     * @param flags for the JVM
     */
    static Result run(
            String variant, int parallelism, int passes, Topic topic, List<String> flags)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(variant, "" + parallelism, "" + passes));
        arguments.addAll(topic.arguments());
        String classPath =
                variant.equals(STREAMS)
                        ? CLASSES + Files.readString(STREAMS_CLASS_PATH).strip()
                        : System.getProperty("java.class.path");
        return JSON.readValue(output(Child.class, classPath, flags, arguments), Result.class);
    }

    /** What the byte filter works with in these processes. */
    static String filter() throws IOException, InterruptedException {
        return output(Child.class, List.of(), List.of(FILTER));
    }

    /** The last line that the main class prints. */
    static String output(Class<?> main, List<String> flags, List<String> arguments)
            throws IOException, InterruptedException {
        return output(main, System.getProperty("java.class.path"), flags, arguments);
    }

    private static String output(
            Class<?> main, String classPath, List<String> flags, List<String> arguments)
            throws IOException, InterruptedException {
        Process process = start(main, classPath, flags, arguments);
        List<String> lines =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        if (process.waitFor() != 0 || lines.isEmpty()) {
            throw new IOException(
                    "failed, see " + ERRORS + ": " + main.getSimpleName() + " " + arguments);
        }
        return lines.get(lines.size() - 1);
    }

    /** Runs the main class; what it complains of goes to {@link #ERRORS}. */
    static Process start(Class<?> main, List<String> flags, List<String> arguments)
            throws IOException {
        return start(main, System.getProperty("java.class.path"), flags, arguments);
    }

    private static Process start(
            Class<?> main, String classPath, List<String> flags, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "-Xmx1200m",
                        "-XX:-UseDynamicNumberOfCompilerThreads",
                        "--add-modules=jdk.incubator.vector",
                        "-Dlog4j.configurationFile=" + System.getProperty("log4j.configurationFile"),
                        "-Dlog.file=" + System.getProperty("log.file"),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.time=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(Redirect.appendTo(ERRORS)).start();
    }

    /** {@code Child VARIANT PARALLELISM PASSES SERVERS TOPIC RECORDS STORIES} */
    public static void main(String[] arguments) {
        try {
            if (arguments[0].equals(FILTER)) {
                System.out.println(TokenFilter.hasVectors() ? "vectors" : "triples");
            } else {
                run(List.of(arguments));
            }
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(List<String> all) throws Exception {
        String variant = all.get(0);
        int parallelism = Integer.parseInt(all.get(1));
        int passes = Integer.parseInt(all.get(2));
        Topic topic = Topic.of(all.subList(3, all.size()));
        Pass pass = last -> PollRun.pass(topic);
        if (variant.equals(STREAMS)) {
            pass = last -> StreamsRun.pass(topic, last);
        } else if (!variant.equals("poll")) {
            LocalFlink flink = LocalFlink.start(parallelism);
            pass = last -> FlinkRun.pass(flink, variant, parallelism, topic, last);
            if (variant.equals("weir")) {
                FlinkRun.pass(flink, "weir-unfiltered", 1, Topic.warmUp(topic.servers()), false);
            }
        }
        Result result = pass.run(false);
        for (int left = passes - 1; left > 0 && !result.warm(); left--) {
            result = pass.run(left == 1);
        }
        System.out.println(JSON.writeValueAsString(result));
    }
}
