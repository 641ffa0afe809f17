package dev.weir.local.cluster;

import dev.weir.local.FlinkRest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The processes of a local cluster. */
record Daemons(Daemon broker, Daemon jobManager, Daemon taskManager) {

    /** How long a process may take to end before it is ended by force. */
    static final Duration STOP = Duration.ofSeconds(15);

    Daemons(ClusterState state) {
        this(
                new Daemon("broker", state.folder()),
                new Daemon("jobmanager", state.folder()),
                new Daemon("taskmanager", state.folder()));
    }

    /** How a process is started. */
    interface Commands {
        List<String> of(Daemon daemon) throws IOException;
    }

    /** In the order in which they start. */
    List<Daemon> all() {
        return List.of(broker, jobManager, taskManager);
    }

    boolean allRun() {
        return all().stream().allMatch(Daemon::runs);
    }

    List<Daemon> lastFirst() {
        return List.of(taskManager, jobManager, broker);
    }

    /**
     * Starts what does not run.
     *
     * @param which what may be started
     * @param started gets what was started, also where a later one cannot be
     */
    void startMissing(Commands commands, Predicate<Daemon> which, List<Daemon> started)
            throws IOException {
        for (Daemon daemon : all()) {
            if (daemon.runs() || !which.test(daemon)) {
                continue;
            }
            if (daemon.equals(jobManager)) {
                // It would look for the dead JobManager for a minute.
                taskManager.stop(STOP);
            }
            daemon.start(commands.of(daemon));
            started.add(daemon);
        }
    }

    /** Whether broker and dashboard answer, and the TaskManager has registered. */
    boolean work(ClusterState state) {
        try {
            return Files.readString(broker.out()).contains("broker ready")
                    && new FlinkRest(state.rest()).get("/overview").path("slots-total").asInt() > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
