package dev.weir.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.FlinkRest;
import java.io.IOException;
import java.time.Duration;

/** The first seconds of a job: until its first checkpoint is complete, or it is given up. */
record Startup(FlinkRest rest, String job) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /**
     * Returns when every task runs and a checkpoint is complete.
     *
     * @throws ClusterException with the cause, after the job was cancelled
     */
    void await() throws IOException {
        String why = "no checkpoint is complete after " + PATIENCE.toSeconds() + " s";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            String state = rest.get("/jobs/" + job).path("state").asText();
            if (state.equals("FAILED") || state.equals("RESTARTING")) {
                why = reason(state);
                break;
            }
            JsonNode counts = rest.get("/jobs/" + job + "/checkpoints").path("counts");
            if (rest.runs(job) && counts.path("completed").asInt() > 0) {
                return;
            }
            Cluster.pause();
        }
        cancel();
        throw new ClusterException("job " + job + " was cancelled: " + why);
    }

    private String reason(String state) throws IOException {
        JsonNode newest =
                rest.get("/jobs/" + job + "/exceptions").at("/exceptionHistory/entries/0");
        String trace = newest.path("stacktrace").asText();
        String unfit =
                trace.contains("checkpoint/savepoint state")
                        ? "; --savepoint PATH takes one that fits, --fresh starts without"
                        : "";
        return state + ": " + FlinkRest.cause(trace) + unfit;
    }

    private void cancel() {
        try {
            rest.cancel(job);
        } catch (IOException e) {
            System.err.println("submit: job " + job + " cannot be cancelled: " + e.getMessage());
        }
    }
}
