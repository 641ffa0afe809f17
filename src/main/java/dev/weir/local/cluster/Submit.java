package dev.weir.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.job.JobConfig;
import dev.weir.local.FlinkRest;
import dev.weir.local.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Submits the job jar to the local cluster, or to the one that {@code FLINK_REST} names, and waits
 * until it runs: {@code Submit [--savepoint PATH] [--parallelism N] [--option value …]}.
 */
public final class Submit {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PARTITIONS = 2;

    private final FlinkRest rest;
    private final String address;

    private Submit(String address) {
        this.address = address;
        this.rest = new FlinkRest(address);
    }

    public static void main(String[] args) {
        try {
            SubmitArguments arguments = SubmitArguments.parse(List.of(args));
            // Fails here, with one line, rather than in the cluster.
            JobConfig unused = JobConfig.of(arguments.list());
            String address = System.getenv().getOrDefault("FLINK_REST", "");
            if (address.isEmpty()) {
                ClusterState local = ClusterState.here();
                local.load();
                address = local.rest();
                new FlinkRest(address).get("/overview");
                arguments =
                        arguments.withDefault("kafka.bootstrap.servers", local.bootstrapServers());
                createTopics(JobConfig.of(arguments.list()));
            }
            new Submit(address).run(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("submit: " + e.getMessage());
            System.exit(2);
        } catch (ClusterException | IllegalStateException | IOException e) {
            System.err.println("submit: " + e.getMessage());
            System.exit(1);
        }
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

    private void run(SubmitArguments arguments) throws IOException {
        Path jar = JobJar.with(ClusterState.root().resolve("target/weir.jar"), arguments.files());
        String uploaded = rest.upload(jar);
        try {
            Map<String, Object> body = new HashMap<>();
            body.put("programArgsList", List.of(arguments.packed().list()));
            arguments.savepoint().ifPresent(path -> body.put("savepointPath", path));
            body.put("parallelism", parallelism(arguments));
            String job = rest.post("/jars/" + uploaded + "/run", body).path("jobid").asText();
            awaitRunning(job);
            System.out.println("job " + job + " is RUNNING");
            System.out.println(address + "/#/job/running/" + job + "/overview");
        } finally {
            rest.delete("/jars/" + uploaded);
        }
    }

    /** The REST interface takes 1 where none is given, not the cluster's default. */
    private int parallelism(SubmitArguments arguments) throws IOException {
        if (arguments.parallelism().isPresent()) {
            return arguments.parallelism().get();
        }
        for (JsonNode entry : rest.get("/jobmanager/config")) {
            if (entry.path("key").asText().equals("parallelism.default")) {
                return entry.path("value").asInt(1);
            }
        }
        return 1;
    }

    private void awaitRunning(String job) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (rest.runs(job)) {
                return;
            }
            String state = rest.get("/jobs/" + job).path("state").asText();
            if (state.equals("FAILED") || state.equals("RESTARTING")) {
                throw new ClusterException("job " + job + " is " + state + ": " + reason(job));
            }
            Cluster.pause();
        }
        throw new ClusterException(
                "job " + job + " does not run after " + PATIENCE.toSeconds() + " s");
    }

    private String reason(String job) throws IOException {
        JsonNode newest =
                rest.get("/jobs/" + job + "/exceptions").at("/exceptionHistory/entries/0");
        return FlinkRest.cause(newest.path("stacktrace").asText());
    }
}
