package dev.weir.local.cluster;

import dev.weir.local.FlinkRest;
import dev.weir.local.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A standalone Flink and a broker on this machine, each a process of its own, on loopback.
 *
 * <p>All its files lie in one folder, {@code target/cluster} or {@code WEIR_CLUSTER_DIR}. The data
 * of the broker stays there after a stop.
 */
@Command(
        name = "cluster.sh",
        description = "A Flink and a Kafka broker on this machine, on loopback.",
        footer = {
            "",
            "status exits with 3 when not all of it runs.",
            "WEIR_REST_PORT (8081) and WEIR_KAFKA_PORT (9092) choose the ports, WEIR_CLUSTER_DIR",
            "the folder (target/cluster)."
        })
public final class Cluster implements Callable<Integer> {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final int NOT_RUNNING = 3;

    private enum Action {
        START,
        STOP,
        STATUS
    }

    @Parameters(paramLabel = "start|stop|status")
    private Action action = Action.STATUS;

    private final ClusterState state = ClusterState.here();
    private final Daemon broker = new Daemon("broker", state.folder());
    private final Daemon jobManager = new Daemon("jobmanager", state.folder());
    private final Daemon taskManager = new Daemon("taskmanager", state.folder());

    private Cluster() {}

    public static void main(String[] arguments) {
        System.exit(Tool.run(new Cluster(), System.out, System.err, arguments));
    }

    @Override
    public Integer call() throws IOException {
        switch (action) {
            case START -> start();
            case STOP -> stop();
            case STATUS -> {
                return status() ? 0 : NOT_RUNNING;
            }
        }
        return 0;
    }

    /** Starts what does not run yet. */
    private void start() throws IOException {
        if (Files.exists(state.folder()) && !Files.isDirectory(state.folder())) {
            throw new ClusterException(state.folder() + " is a file, not a folder for the cluster");
        }
        Files.createDirectories(state.folder());
        if (all().stream().anyMatch(Daemon::runs)) {
            state.load();
        } else {
            state.choosePorts();
        }
        ClusterCommands commands = new ClusterCommands(state);
        startMissing(broker, commands.broker(broker));
        boolean empty = startMissing(jobManager, commands.jobManager(jobManager));
        if (empty) {
            // It would look for the dead JobManager for a minute.
            taskManager.stop(STOP);
        }
        startMissing(taskManager, commands.taskManager(taskManager));
        await("the broker", () -> Files.readString(broker.out()).contains("broker ready"));
        FlinkRest rest = new FlinkRest(state.rest());
        await("the dashboard", () -> rest.get("/overview").path("slots-total").asInt() > 0);
        if (empty) {
            Submit.again(state);
        }
        status();
    }

    /** Whether it had to be started. */
    private static boolean startMissing(Daemon daemon, List<String> command) throws IOException {
        if (daemon.runs()) {
            return false;
        }
        daemon.start(command);
        return true;
    }

    private void stop() throws IOException {
        if (all().stream().noneMatch(Daemon::runs)) {
            System.out.println("cluster: not running");
        }
        if (jobManager.runs()) {
            state.load();
            new Submissions(state.folder()).forgetEnded(new FlinkRest(state.rest()));
        }
        for (Daemon daemon : List.of(taskManager, jobManager, broker)) {
            if (daemon.runs()) {
                daemon.stop(STOP);
                System.out.println("stopped " + daemon.name());
            }
        }
    }

    /** Prints what runs; false when any part is missing. */
    private boolean status() throws IOException {
        for (Daemon daemon : all()) {
            String pid = daemon.process().map(p -> "pid " + p.pid()).orElse("not running");
            System.out.printf("%-12s %s%n", daemon.name(), pid);
        }
        if (!all().stream().allMatch(Daemon::runs)) {
            return false;
        }
        state.load();
        System.out.printf("%-12s %s%n", "dashboard", state.rest());
        System.out.printf("%-12s %s%n", "bootstrap", state.bootstrapServers());
        System.out.printf("%-12s %s%n", "logs", broker.log().getParent());
        FlinkRest rest = new FlinkRest(state.rest());
        new Submissions(state.folder()).forgetEnded(rest);
        JobStatus.of(rest).forEach(job -> System.out.printf("%-12s %s%n", "job", job));
        return true;
    }

    private void await(String what, Check ready) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            for (Daemon daemon : all()) {
                if (!daemon.runs()) {
                    throw new ClusterException(
                            daemon.name() + " ended; see " + daemon.out() + " and " + daemon.log());
                }
            }
            if (holds(ready)) {
                return;
            }
            pause();
        }
        throw new ClusterException(
                what + " is not ready after " + START.toSeconds() + " s; see " + broker.log());
    }

    private static boolean holds(Check ready) {
        try {
            return ready.holds();
        } catch (IOException e) {
            return false;
        }
    }

    static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted");
        }
    }

    private List<Daemon> all() {
        return List.of(broker, jobManager, taskManager);
    }

    private interface Check {
        boolean holds() throws IOException;
    }
}
