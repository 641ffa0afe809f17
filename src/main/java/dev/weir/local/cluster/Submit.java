package dev.weir.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.job.JobConfig;
import dev.weir.local.FlinkRest;
import dev.weir.local.Tool;
import dev.weir.local.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/**
 * Submits the job jar to the local cluster, or to the one that {@code FLINK_REST} names, and waits
 * until it runs.
 */
@Command(
        name = "submit.sh",
        description = "Submits the job to the cluster of cluster.sh, or to the one of FLINK_REST.",
        footer = {
            "",
            "The job's options are taken, too, as --name value: see docs/configuration.md.",
            "FLINK_REST=host:8081 names another cluster."
        })
public final class Submit implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PARTITIONS = 2;

    @Option(names = "--savepoint", paramLabel = "PATH", description = "state to resume from")
    private @Nullable String savepoint;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "(default: parallelism.default of the cluster)")
    private int parallelism;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the job's options, as in flink-conf/job.properties")
    private @Nullable Path config;

    @Unmatched private final List<String> arguments = new ArrayList<>();

    public static void main(String[] arguments) {
        System.exit(Tool.run(new Submit(), System.out, System.err, arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (parallelism < 0) {
            throw new IllegalArgumentException("--parallelism must be a number from 1 on");
        }
        JobArguments job = JobArguments.of(config, arguments);
        // Fails here, with one line, rather than in the cluster.
        JobConfig unused = JobConfig.of(job.list());
        String address = System.getenv().getOrDefault("FLINK_REST", "");
        if (address.isEmpty()) {
            ClusterState local = ClusterState.here();
            local.load();
            address = local.rest();
            new FlinkRest(address).get("/overview");
            job = job.withDefault("kafka.bootstrap.servers", local.bootstrapServers());
            createTopics(JobConfig.of(job.list()));
        }
        run(new FlinkRest(address), address, job);
        return 0;
    }

    private static void createTopics(JobConfig config) {
        List<String> topics = new ArrayList<>();
        if (config.input().topicPattern().isEmpty()) {
            topics.addAll(config.input().topics());
        }
        topics.add(config.output().alertsTopic());
        topics.add(config.output().deadLettersTopic());
        String servers = config.input().kafka().getProperty("bootstrap.servers");
        List<String> created = new ArrayList<>(Topics.create(servers, PARTITIONS, topics));
        created.addAll(Topics.createCompacted(servers, config.input().exceptionsTopic()));
        created.forEach(topic -> System.out.println("created topic " + topic));
    }

    private void run(FlinkRest rest, String address, JobArguments arguments) throws IOException {
        Path jar = JobJar.with(ClusterState.root().resolve("target/weir.jar"), arguments.files());
        String uploaded = rest.upload(jar);
        try {
            Map<String, Object> body = new HashMap<>();
            body.put("programArgsList", List.of(arguments.packed().list()));
            if (savepoint != null) {
                body.put("savepointPath", savepoint);
            }
            body.put("parallelism", parallelism > 0 ? parallelism : usual(rest));
            String job = rest.post("/jars/" + uploaded + "/run", body).path("jobid").asText();
            awaitRunning(rest, job);
            System.out.println("job " + job + " is RUNNING");
            System.out.println(address + "/#/job/running/" + job + "/overview");
        } finally {
            rest.delete("/jars/" + uploaded);
        }
    }

    /** The REST interface takes 1 where none is given, not the cluster's default. */
    private static int usual(FlinkRest rest) throws IOException {
        for (JsonNode entry : rest.get("/jobmanager/config")) {
            if (entry.path("key").asText().equals("parallelism.default")) {
                return entry.path("value").asInt(1);
            }
        }
        return 1;
    }

    private static void awaitRunning(FlinkRest rest, String job) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (rest.runs(job)) {
                return;
            }
            String state = rest.get("/jobs/" + job).path("state").asText();
            if (state.equals("FAILED") || state.equals("RESTARTING")) {
                throw new ClusterException(
                        "job " + job + " is " + state + ": " + reason(rest, job));
            }
            Cluster.pause();
        }
        throw new ClusterException(
                "job " + job + " does not run after " + PATIENCE.toSeconds() + " s");
    }

    private static String reason(FlinkRest rest, String job) throws IOException {
        JsonNode newest =
                rest.get("/jobs/" + job + "/exceptions").at("/exceptionHistory/entries/0");
        return FlinkRest.cause(newest.path("stacktrace").asText());
    }
}
