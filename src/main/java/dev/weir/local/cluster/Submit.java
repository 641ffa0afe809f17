package dev.weir.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.job.JobConfig;
import dev.weir.job.Preflight;
import dev.weir.job.Secrets;
import dev.weir.local.FlinkRest;
import dev.weir.local.Tool;
import dev.weir.local.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/**
 * Submits the job jar to the local cluster, or to the one that {@code FLINK_REST} names, with the
 * state that a job of the same consumer group left, and waits until it runs.
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

    private static final int PARTITIONS = 2;

    @Option(names = "--savepoint", paramLabel = "PATH", description = "state to resume from")
    private @Nullable String savepoint;

    @Option(names = "--fresh", description = "start without state")
    private boolean fresh;

    @Option(
            names = "--allow-non-restored-state",
            description = "drop the state of what the job no longer has, such as its rules")
    private boolean allowNonRestoredState;

    @Option(names = "--force", description = "even where a job of the same consumer group runs")
    private boolean force;

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
        if (fresh && savepoint != null) {
            throw new IllegalArgumentException("--fresh and --savepoint exclude each other");
        }
        refuseSecrets(JobArguments.of(null, arguments));
        JobArguments job = JobArguments.of(config, arguments);
        // Fails here, with one line, rather than in the cluster.
        JobConfig known = JobConfig.of(job.list());
        String address = System.getenv().getOrDefault("FLINK_REST", "");
        if (!address.isEmpty()) {
            FlinkRest rest = new FlinkRest(address);
            Resumption resumption = resumption(rest, known);
            start(rest, job, resumption.state(Jobs.lastState(rest, resumption.group())));
            return 0;
        }
        ClusterState local = ClusterState.here();
        local.load();
        submitTo(local, job);
        return 0;
    }

    private static void refuseSecrets(JobArguments line) {
        List<String> secrets = Secrets.inClear(line.options());
        if (!secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    ("--%s can be read by every user of this machine on a command line; put it into"
                                    + " the file of --config, or name where it is by kafka.config.providers")
                            .formatted(secrets.get(0)));
        }
    }

    /** Submits to the local cluster, and resumes from the newest state of the group. */
    private void submitTo(ClusterState local, JobArguments given) throws IOException {
        FlinkRest rest = new FlinkRest(local.rest());
        rest.get("/overview");
        JobArguments job = given.withDefault("kafka.bootstrap.servers", local.bootstrapServers());
        JobConfig known = JobConfig.of(job.list());
        createTopics(known);
        Preflight.check(known);
        Submissions submissions = new Submissions(local.folder());
        Resumption resumption = resumption(rest, known);
        String group = resumption.group();
        String started = start(rest, job, resumption.state(submissions.newestState(group)));
        submissions.add(group, started, given.absolute().list(), parallelism);
    }

    private Resumption resumption(FlinkRest rest, JobConfig config) {
        return new Resumption(rest, config, savepoint, fresh, force);
    }

    /**
     * Submits again what ran when the JobManager of the local cluster ended.
     *
     * @return whether all of it runs
     */
    static boolean again(ClusterState local) throws IOException {
        FlinkRest rest = new FlinkRest(local.rest());
        Submissions submissions = new Submissions(local.folder());
        submissions.forgetEnded(rest);
        boolean all = true;
        for (List<String> arguments : submissions.arguments()) {
            Submit submit = new Submit();
            new CommandLine(submit).parseArgs(arguments.toArray(String[]::new));
            JobArguments job = JobArguments.of(null, submit.arguments);
            String group = job.options().getOrDefault("input.group-id", "?");
            try {
                group = JobConfig.of(job.list()).input().groupId();
                Optional<String> running = Jobs.running(rest, group);
                if (running.isPresent()) {
                    submissions.add(group, running.get(), job.list(), submit.parallelism);
                } else {
                    submit.submitTo(local, job);
                }
            } catch (ClusterException | IllegalStateException | IllegalArgumentException e) {
                System.err.println(
                        "cluster: the job of " + group + " is not back: " + e.getMessage());
                all = false;
            }
        }
        return all;
    }

    private static void createTopics(JobConfig config) {
        List<String> topics = new ArrayList<>();
        if (config.input().topicPattern().isEmpty()) {
            topics.addAll(config.input().topics());
        }
        if (config.heartbeat().isOn()) {
            topics.add(config.heartbeat().topic());
        }
        topics.add(config.output().alertsTopic());
        topics.add(config.output().deadLettersTopic());
        String servers = config.input().kafka().getProperty("bootstrap.servers");
        List<String> created = new ArrayList<>(Topics.create(servers, PARTITIONS, topics));
        created.addAll(Topics.createCompacted(servers, config.input().exceptionsTopic()));
        if (config.rules().isLive()) {
            created.addAll(Topics.createCompacted(servers, config.rules().topic()));
        }
        created.forEach(topic -> System.out.println("created topic " + topic));
    }

    private String start(FlinkRest rest, JobArguments arguments, @Nullable String state)
            throws IOException {
        int slots = parallelism > 0 ? parallelism : usual(rest);
        int free = rest.get("/overview").path("slots-available").asInt();
        if (free < slots) {
            throw new ClusterException(
                    "the job needs " + slots + " slots, and " + free + " are free");
        }
        Path jar = JobJar.with(ClusterState.home().resolve("weir.jar"), arguments.files());
        String uploaded = rest.upload(jar);
        try {
            Map<String, Object> body = new HashMap<>();
            body.put("programArgsList", List.of(arguments.packed().list()));
            if (state != null) {
                body.put("savepointPath", state);
                body.put("allowNonRestoredState", allowNonRestoredState);
            }
            body.put("parallelism", slots);
            String job = rest.post("/jars/" + uploaded + "/run", body).path("jobid").asText();
            new Startup(rest, job).await();
            System.out.println("job " + job + " is RUNNING");
            System.out.println(rest.address() + "/#/job/running/" + job + "/overview");
            return job;
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
}
