package dev.weir.local.cluster;

import dev.weir.local.FlinkRest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

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

    /** In the order in which they start. */
    List<Daemon> all() {
        return List.of(broker, jobManager, taskManager);
    }

    List<Daemon> lastFirst() {
        return List.of(taskManager, jobManager, broker);
    }

    /**
     * Starts what does not run.
     *
     * @param started gets what was started, also where a later one cannot be
     */
    void startMissing(ClusterCommands commands, List<Daemon> started) throws IOException {
        if (!broker.runs()) {
            broker.start(commands.broker(broker));
            started.add(broker);
        }
        if (!jobManager.runs()) {
            // It would look for the dead JobManager for a minute.
            taskManager.stop(STOP);
            jobManager.start(commands.jobManager(jobManager));
            started.add(jobManager);
        }
        if (!taskManager.runs()) {
            taskManager.start(commands.taskManager(taskManager));
            started.add(taskManager);
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
