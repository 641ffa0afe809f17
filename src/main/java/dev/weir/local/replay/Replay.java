package dev.weir.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.ingest.RawRecord;
import dev.weir.job.DetectionTopology;
import dev.weir.job.Detections;
import dev.weir.job.JobConfig;
import dev.weir.job.OperatorIds;
import dev.weir.local.TempFolder;
import dev.weir.local.Tool;
import dev.weir.local.report.Report;
import dev.weir.output.AlertDocument;
import dev.weir.output.AlertFormat;
import dev.weir.output.DeadLetterDocument;
import dev.weir.output.RuleDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The job over files, without Kafka, in one process. Alerts go to standard output as they come, one
 * JSON document a line; all else goes to standard error.
 */
@Command(
        name = "replay.sh",
        description = "Runs the job over files, without Kafka; alerts go to standard output.")
public final class Replay implements Callable<Integer> {
    private static final String NAME = "replay";
    private static final String REPORT_SINK = "report-sink";
    private static final String RULE_REPORT_SINK = "rule-report-sink";
    private static final Duration PROGRESS = Duration.ofSeconds(5);

    @Mixin private final ReplayOptions options = new ReplayOptions();
    private final PrintStream log;
    private final String run = UUID.randomUUID().toString();

    private Replay(PrintStream log) {
        this.log = log;
    }

    /**
     * Exits with 0 when all input was read, 2 for wrong usage or a kind of file that is not read, 1
     * for a failure, or a file of which nothing could be read.
     */
    public static void main(String[] arguments) {
        System.exit(Tool.run(new Replay(System.err), System.out, System.err, arguments));
    }

    @Override
    public Integer call() {
        List<String> files = options.inputs.files();
        JobConfig config = JobConfig.of(options.jobArguments());
        config.rules().refused().forEach(why -> log.println(NAME + ": rule refused: " + why));
        try {
            return play(files, config) ? 0 : Tool.FAILED;
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            log.println(NAME + ": failed: " + cause);
            return Tool.FAILED;
        }
    }

    /** False when a file gave nothing but dead letters. */
    private boolean play(List<String> files, JobConfig config) throws Exception {
        Instant start = Instant.now();
        Path temporary = TempFolder.create(NAME);
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(CoreOptions.TMP_DIRS, temporary.toString());
        CounterReporter.configure(flink, run);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, flink);
        Path documents = options.report == null ? null : temporary.resolve("alerts.ndjson");
        build(environment, config, files, start, documents);
        awaitEnd(environment.executeAsync(NAME).getJobExecutionResult());
        Duration took = Duration.between(start, Instant.now());
        log.printf(
                Locale.ROOT,
                "%s: %,d records read in %.1f s%n",
                NAME,
                read(),
                took.toMillis() / 1000.0);
        summary().forEach((what, counts) -> log.printf("  %-22s %s%n", what, line(counts)));
        if (options.report != null && documents != null) {
            Report.write(
                    options.report, documents(documents), documents(ofRules(documents)), summary());
            log.printf("%s: report in %s%n", NAME, options.report);
        }
        return tellUnread();
    }

    private boolean tellUnread() {
        Map<String, Long> read = CounterReporter.by(run, "topic", "read");
        Map<String, Long> rejected = CounterReporter.by(run, "topic", "rejected");
        rejected.keySet().removeAll(read.keySet());
        rejected.forEach(
                (file, count) ->
                        log.printf(
                                Locale.ROOT,
                                "%s: nothing of '%s' could be read: %,d dead letters%n",
                                NAME,
                                file,
                                count));
        return rejected.isEmpty();
    }

    /**
     * Adds the run to the environment.
     *
     * @param documents where the report finds the alerts; null when there is none
     */
    private void build(
            StreamExecutionEnvironment environment,
            JobConfig config,
            List<String> files,
            Instant start,
            @Nullable Path documents) {
        DataStream<RawRecord> records =
                environment
                        .fromSource(
                                new FilesSource(files, start.toEpochMilli()),
                                WatermarkStrategy.noWatermarks(),
                                OperatorIds.RAW_EVENTS)
                        .uid(OperatorIds.RAW_EVENTS);
        Detections detections = DetectionTopology.of(records, config);
        AlertFormat format = options.format;
        detections
                .alerts()
                .sinkTo(new LineSink<>("-", alert -> AlertDocument.write(alert, format)))
                .uid(OperatorIds.ALERTS_SINK)
                .name(OperatorIds.ALERTS_SINK);
        if (documents != null) {
            detections
                    .alerts()
                    .sinkTo(
                            new LineSink<>(
                                    documents.toString(),
                                    alert -> AlertDocument.write(alert, AlertFormat.ECS)))
                    .uid(REPORT_SINK)
                    .name(REPORT_SINK);
        }
        if (detections.ruleAlerts() != null) {
            detections
                    .ruleAlerts()
                    .sinkTo(new LineSink<>("-", alert -> RuleDocument.write(alert, format)))
                    .uid(OperatorIds.RULE_ALERTS_SINK)
                    .name(OperatorIds.RULE_ALERTS_SINK);
        }
        if (documents != null && detections.ruleAlerts() != null) {
            detections
                    .ruleAlerts()
                    .sinkTo(
                            new LineSink<>(
                                    ofRules(documents).toString(),
                                    alert -> RuleDocument.write(alert, AlertFormat.ECS)))
                    .uid(RULE_REPORT_SINK)
                    .name(RULE_REPORT_SINK);
        }
        Path deadLetters = options.deadLetters;
        detections
                .deadLetters()
                .sinkTo(
                        deadLetters == null
                                ? new DiscardingSink<>()
                                : new LineSink<>(deadLetters.toString(), DeadLetterDocument::write))
                .uid(OperatorIds.DEAD_LETTERS_SINK)
                .name(OperatorIds.DEAD_LETTERS_SINK);
    }

    /** Waits for the end of the job, and tells the progress now and then. */
    private void awaitEnd(CompletableFuture<JobExecutionResult> result) throws Exception {
        while (true) {
            try {
                result.get(PROGRESS.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                log.printf(Locale.ROOT, "%s: %,d records read%n", NAME, read());
            }
        }
    }

    private static Path ofRules(Path documents) {
        return documents.resolveSibling("rule-alerts.ndjson");
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> documents = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                documents.add(json.readTree(line));
            }
        }
        return documents;
    }

    private long read() {
        return CounterReporter.by(run, "operator_name", "numRecordsIn")
                .getOrDefault(OperatorIds.NORMALIZE, 0L);
    }

    private Map<String, Map<String, Long>> summary() {
        Map<String, Map<String, Long>> summary = new LinkedHashMap<>();
        summary.put("mapped", CounterReporter.by(run, "mapper", "events"));
        summary.put("not used", CounterReporter.by(run, "mapper", "other"));
        summary.put("not used, by kind", CounterReporter.by(run, "class", "notUsed"));
        summary.put("hits", CounterReporter.by(run, "kind", "hits"));
        summary.put("dead letters", CounterReporter.by(run, "reason", "deadLetters"));
        summary.put("alerts, each revision", CounterReporter.by(run, "stage", "alerts"));
        if (options.rules != null) {
            long told =
                    CounterReporter.by(run, "rule", "ruleAlerts").values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            summary.put("alerts of rules", Map.of("all", told));
        }
        return summary;
    }

    private static String line(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(
                                count ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %,d",
                                                count.getKey(),
                                                count.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
