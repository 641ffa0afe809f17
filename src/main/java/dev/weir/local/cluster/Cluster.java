package dev.weir.local.cluster;

import dev.weir.local.FlinkRest;
import dev.weir.local.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A standalone Flink and a broker on this machine, each a process of its own, on loopback.
 *
 * <p>A {@link Watcher} starts again what dies. All its files lie in one folder, {@code cluster}
 * beside the job jar or {@code WEIR_CLUSTER_DIR}. The data of the broker stays there after a stop.
 */
@Command(
        name = "cluster.sh",
        description = "A Flink and a Kafka broker on this machine, on loopback.",
        footer = {
            "",
            "start starts a watcher, too, which starts again what dies; stop ends it first.",
            "status exits with 3 when not all of it runs.",
            "WEIR_REST_PORT (8081) and WEIR_KAFKA_PORT (9092) choose the ports, WEIR_CLUSTER_DIR",
            "the folder (cluster, beside the job jar)."
        })
public final class Cluster implements Callable<Integer> {

    private static final Duration START = Duration.ofMinutes(3);
    private static final int NOT_RUNNING = 3;

    private enum Action {
        START,
        STOP,
        STATUS
    }

    @Parameters(paramLabel = "start|stop|status")
    private Action action = Action.STATUS;

    private final ClusterState state = ClusterState.here();
    private final Daemons daemons = new Daemons(state);
    private final Daemon watcher = new Daemon(Watcher.NAME, state.folder());

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
                return ClusterStatus.print(state, daemons, watcher) ? 0 : NOT_RUNNING;
            }
        }
        return 0;
    }

    /** Starts what does not run yet; what was started ends again when not all of it works. */
    private void start() throws IOException {
        if (Files.exists(state.folder()) && !Files.isDirectory(state.folder())) {
            throw new ClusterException(state.folder() + " is a file, not a folder for the cluster");
        }
        Files.createDirectories(state.folder());
        if (daemons.all().stream().anyMatch(Daemon::runs)) {
            state.load();
        } else {
            state.choosePorts();
        }
        boolean watched = daemons.allRun() && watcher.runs();
        if (!watched) {
            watcher.stop(Watcher.STOP);
        }
        ClusterCommands commands = new ClusterCommands(state);
        List<Daemon> started = new ArrayList<>();
        try {
            daemons.startMissing(commands, daemon -> true, started);
            await();
        } catch (IOException | RuntimeException e) {
            Collections.reverse(started);
            for (Daemon daemon : started) {
                daemon.stop(Daemons.STOP);
            }
            throw e;
        }
        if (!watched) {
            Submit.again(state);
            Restarts.none(state.folder());
            watcher.start(commands.of(watcher));
        }
        ClusterStatus.print(state, daemons, watcher);
    }

    private void stop() throws IOException {
        watcher.stop(Watcher.STOP);
        if (daemons.all().stream().noneMatch(Daemon::runs)) {
            System.out.println("cluster: not running");
        }
        if (daemons.jobManager().runs()) {
            state.load();
            new Submissions(state.folder()).forgetEnded(new FlinkRest(state.rest()));
        }
        for (Daemon daemon : daemons.lastFirst()) {
            if (daemon.runs()) {
                daemon.stop(Daemons.STOP);
                System.out.println("stopped " + daemon.name());
            }
        }
    }

    private void await() {
        long deadline = System.nanoTime() + START.toNanos();
        do {
            for (Daemon daemon : daemons.all()) {
                if (!daemon.runs()) {
                    throw new ClusterException(
                            daemon.name() + " ended; see " + daemon.out() + " and " + daemon.log());
                }
            }
            if (System.nanoTime() > deadline) {
                throw new ClusterException(
                        "not ready after %d s; see %s"
                                .formatted(START.toSeconds(), daemons.broker().log().getParent()));
            }
            pause();
        } while (!daemons.work(state));
    }

    static void pause() {
        pause(Duration.ofMillis(200));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted");
        }
    }
}
