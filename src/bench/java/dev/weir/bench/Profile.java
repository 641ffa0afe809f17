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
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of the job goes: the methods that Java Flight Recorder found most often on top of
 * the threads that read and judge records, in the second half of the run.
 */
final class Profile {
    private static final int TOP = 20;
    private static final int PASSES = 8;

    private Profile() {}

    /** Prints the table; the recording stays in {@code target/bench}. */
    static void run(long events) throws Exception {
        Path recording = Files.createDirectories(Path.of("target", "bench")).resolve("weir.jfr");
        try (ServerProcess broker = ServerProcess.start()) {
            Topic.warmUp(broker.servers()).load(4, "none");
            Topic topic = new Topic(broker.servers(), "events", events, events / 10_000);
            topic.load(4, "none");
            Child.run(
                    "weir",
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
        Map<String, Integer> counts = new HashMap<>();
        int samples = 0;
        for (RecordedEvent event : events) {
            String name = event.getEventType().getName();
            if (!name.equals("jdk.ExecutionSample") && !name.equals("jdk.NativeMethodSample")
                    || event.getStartTime().isBefore(warm)
                    || event.getStackTrace() == null
                    || !event.getThread("sampledThread").getJavaName().contains("raw-events")) {
                continue;
            }
            RecordedMethod top = event.getStackTrace().getFrames().get(0).getMethod();
            if (!top.getType().getName().startsWith("sun.nio.ch.EPoll")) {
                counts.merge(top.getType().getName() + "." + top.getName(), 1, Integer::sum);
                samples++;
            }
        }
        int all = samples;
        System.out.println("| share | method |\n|--:|---|");
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
