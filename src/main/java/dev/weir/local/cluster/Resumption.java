package dev.weir.local.cluster;

import dev.weir.job.JobConfig;
import dev.weir.local.FlinkRest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From which state a submission starts: a consumer group that has read before goes on behind its
 * offsets, so without the state of then what was open would never escalate.
 *
 * @param savepoint the path that was asked for; null for none
 * @param fresh whether no state was asked for
 * @param force whether a second job of the group is wanted
 */
record Resumption(
        FlinkRest rest,
        JobConfig config,
        @Nullable String savepoint,
        boolean fresh,
        boolean force) {

    String group() {
        return config.input().groupId();
    }

    /**
     * The path to resume from; null to start without state.
     *
     * @param newest the newest state of the group that is found
     * @throws ClusterException when a job of the group runs, or its state is lost; with the ways
     *     out
     */
    @Nullable String state(Optional<String> newest) throws IOException {
        Optional<String> running = Jobs.running(rest, group());
        if (running.isPresent() && !force) {
            throw new ClusterException(
                    "job %s reads for the consumer group %s already; stop it, or add --force"
                            .formatted(running.get(), group()));
        }
        if (savepoint != null || fresh) {
            return savepoint;
        }
        if (newest.isPresent()) {
            System.out.println("resuming from " + newest.get());
            return newest.get();
        }
        if (ConsumerGroup.hasOffsets(config.input().kafka(), group())) {
            throw new ClusterException(
                    ("the consumer group %s has read before, and no state of it is found; without it"
                                    + " open episodes never escalate. --savepoint PATH resumes from"
                                    + " a checkpoint or savepoint, --fresh starts without")
                            .formatted(group()));
        }
        return null;
    }
}
