package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of the job goes: the methods that Java Flight Recorder found most often on top of
 * the threads that read and judge records, in the second half of the run.
 */
final class Profile {
    private static final int TOP = 20;
    private static final int PASSES = 8;

    /** The threads of Flink's tasks, and those that fetch for its sources. */
    private static final Pattern TASK = Pattern.compile("\\(\\d+/\\d+\\)#|raw-events");

    private Profile() {}

    /**
     * Prints two tables; the recording stays in {@code target/bench}.
     *
     * @param rules a file or folder of them; null for the built-in detection alone
     * @param lines a recording whose lines are the records; null for the corpus
     */
    static void run(@Nullable Path rules, long events, @Nullable Path lines) throws Exception {
        Path recording = Files.createDirectories(Path.of("target", "bench")).resolve("weir.jfr");
        try (ServerProcess broker = ServerProcess.start()) {
            Topic.warmUp(broker.servers()).load(4, "none");
            Topic topic = new Topic(broker.servers(), "events", events, events / 10_000);
            topic.load(
                    4, "none", lines == null ? topic.corpus()::next : new Recording("" + lines));
            Child.run(
                    rules == null ? "weir" : FlinkRun.RULES + rules,
                    1,
                    PASSES,
                    topic,
                    List.of(
                            // Without these, samples fall on the next safepoint, which may be far.
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:+DebugNonSafepoints",
                            "-XX:StartFlightRecording:dumponexit=true,settings=profile,filename="
                                    + recording));
        }
        print(recording);
    }

    private static void print(Path recording) throws IOException {
        List<RecordedEvent> events = RecordingFile.readAllEvents(recording);
        Instant last = events.get(events.size() - 1).getStartTime();
        Instant first = events.get(0).getStartTime();
        Instant warm = first.plus(Duration.between(first, last).dividedBy(2));
        Map<String, Integer> methods = new HashMap<>();
        Map<String, Integer> threads = new HashMap<>();
        for (RecordedEvent event : events) {
            String name = event.getEventType().getName();
            if (!name.equals("jdk.ExecutionSample") && !name.equals("jdk.NativeMethodSample")
                    || event.getStartTime().isBefore(warm)
                    || event.getStackTrace() == null
                    || event.getThread("sampledThread").getJavaName() == null) {
                continue;
            }
            String thread = event.getThread("sampledThread").getJavaName();
            if (!TASK.matcher(thread).find()) {
                continue;
            }
            RecordedMethod top = event.getStackTrace().getFrames().get(0).getMethod();
            if (!top.getType().getName().startsWith("sun.nio.ch.EPoll")) {
                methods.merge(top.getType().getName() + "." + top.getName(), 1, Integer::sum);
                threads.merge(thread, 1, Integer::sum);
            }
        }
        print("thread", threads);
        print("method", methods);
    }

    private static void print(String title, Map<String, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("\n| share | " + title + " |\n|--:|---|");
        counts.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(TOP)
                .forEach(
                        each ->
                                System.out.printf(
                                        Locale.ROOT,
                                        "| %.1f %% | `%s` |%n",
                                        100.0 * each.getValue() / all,
                                        each.getKey()));
    }
}
