package dev.weir.local.cluster;

import dev.weir.local.FlinkRest;
import java.io.IOException;

/** What {@code status} prints of a local cluster. */
final class ClusterStatus {

    private ClusterStatus() {}

    /** Prints what runs, and what was started again; false when any part is missing. */
    static boolean print(ClusterState state, Daemons daemons, Daemon watcher) throws IOException {
        Restarts restarts = Restarts.read(state.folder());
        for (Daemon daemon : daemons.all()) {
            line(daemon.name(), runs(daemon) + restarts.told(daemon.name()));
        }
        line(watcher.name(), runs(watcher));
        if (!daemons.allRun()) {
            return false;
        }
        state.load();
        line("dashboard", state.rest());
        line("bootstrap", state.bootstrapServers());
        line("logs", state.folder().resolve("log"));
        if (!daemons.work(state)) {
            line("jobs", "unknown: the dashboard does not answer yet");
            return false;
        }
        FlinkRest rest = new FlinkRest(state.rest());
        new Submissions(state.folder()).forgetEnded(rest);
        JobStatus.of(rest).forEach(job -> line("job", job));
        return watcher.runs();
    }

    private static String runs(Daemon daemon) {
        return daemon.process().map(p -> "pid " + p.pid()).orElse("not running");
    }

    private static void line(String what, Object value) {
        System.out.printf("%-12s %s%n", what, value);
    }
}
