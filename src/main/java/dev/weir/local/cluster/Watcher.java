package dev.weir.local.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The process that starts again what of the local cluster has died, until it is told to end. It is
 * started last and ended first, so that it never brings back what a person has stopped.
 */
final class Watcher {

    static final String NAME = "watcher";

    /** Longer than it takes to end a TaskManager by force, in the middle of which it may be. */
    static final Duration STOP = Daemons.STOP.multipliedBy(2);

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Daemons daemons;
    private final Daemons.Commands commands;
    private final Restarts restarts;
    private final Comeback comeback;
    private boolean ended;

    /**
     * @param comeback told when the JobManager was started, and asked to go on after each look
     */
    Watcher(Daemons daemons, Daemons.Commands commands, Restarts restarts, Comeback comeback) {
        this.daemons = daemons;
        this.commands = commands;
        this.restarts = restarts;
        this.comeback = comeback;
    }

    /** What brings back the jobs that a JobManager forgets when it dies. */
    interface Comeback {
        /** A new JobManager was started, which knows no jobs. */
        void isDue();

        /** Returns at once. */
        void proceed();
    }

    /**
     * @param arguments the folder of the cluster
     */
    public static void main(String[] arguments) throws IOException {
        ClusterState state = new ClusterState(Path.of(arguments[0]));
        state.load();
        Daemons daemons = new Daemons(state);
        Watcher watcher =
                new Watcher(
                        daemons,
                        new ClusterCommands(state),
                        Restarts.none(state.folder()),
                        new JobComeback(state, daemons));
        Runtime.getRuntime().addShutdownHook(new Thread(watcher::end));
        say("watching " + String.join(", ", daemons.all().stream().map(Daemon::name).toList()));
        while (!watcher.hasEnded()) {
            try {
                watcher.look(Instant.now());
            } catch (IOException | RuntimeException e) {
                say("will try again: " + e);
            }
            Cluster.pause(EVERY);
        }
    }

    /** Starts again what has died. */
    synchronized void look(Instant now) throws IOException {
        if (ended) {
            return;
        }
        boolean due = false;
        for (Daemon daemon : daemons.all()) {
            if (!daemon.runs() && !restarts.givenUp(daemon.name())) {
                if (restarts.allows(daemon.name(), now)) {
                    due = true;
                } else {
                    say(
                            daemon.name()
                                    + " died again"
                                    + restarts.told(daemon.name())
                                    + "; see "
                                    + daemon.log()
                                    + "; cluster.sh start tries once more");
                }
            }
        }
        if (due) {
            List<Daemon> started = new ArrayList<>();
            daemons.startMissing(commands, daemon -> !restarts.givenUp(daemon.name()), started);
            for (Daemon daemon : started) {
                say(daemon.name() + " started again" + restarts.told(daemon.name()));
            }
            if (started.contains(daemons.jobManager())) {
                comeback.isDue();
            }
        }
        comeback.proceed();
    }

    /** Waits for a look that is under way; after it nothing is started any more. */
    synchronized void end() {
        ended = true;
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    static void say(String what) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }
}
