package dev.weir.local.cluster;

import dev.weir.local.FlinkRest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Submits again what ran when a JobManager died, beside the watch, because a job takes up to
 * minutes to start; and keeps in mind which jobs somebody ended.
 */
final class JobComeback implements Watcher.Comeback {

    private static final int TRIES = 3;

    /** Looks at processes between two looks at jobs. */
    private static final int LOOKS = 5;

    private final ClusterState state;
    private final Daemons daemons;
    private @Nullable CompletableFuture<Boolean> underWay;
    private boolean stale;
    private int triesLeft = TRIES;
    private int looks;

    JobComeback(ClusterState state, Daemons daemons) {
        this.state = state;
        this.daemons = daemons;
    }

    @Override
    public void isDue() {
        triesLeft = TRIES;
        stale = underWay != null;
    }

    @Override
    public void proceed() {
        if (underWay != null && underWay.isDone()) {
            // What was under way when the JobManager died tells nothing of the next one.
            if (!stale) {
                count(underWay.join());
            }
            underWay = null;
            stale = false;
        }
        looks++;
        boolean first = triesLeft == TRIES;
        if (underWay == null && (first || looks % LOOKS == 0) && daemons.work(state)) {
            if (triesLeft > 0) {
                underWay = CompletableFuture.supplyAsync(this::submit);
            } else {
                forgetEnded();
            }
        }
    }

    private void count(boolean back) {
        triesLeft = back ? 0 : triesLeft - 1;
        if (!back && triesLeft == 0) {
            Watcher.say("a job is given up; cluster.sh start tries once more");
        }
    }

    private boolean submit() {
        try {
            return Submit.again(state);
        } catch (IOException | RuntimeException e) {
            Watcher.say("the jobs are not back: " + e.getMessage());
            return false;
        }
    }

    private void forgetEnded() {
        try {
            new Submissions(state.folder()).forgetEnded(new FlinkRest(state.rest()));
        } catch (IOException e) {
            Watcher.say("the jobs cannot be asked for: " + e.getMessage());
        }
    }
}
