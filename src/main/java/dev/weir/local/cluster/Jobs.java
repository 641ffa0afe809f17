package dev.weir.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.FlinkRest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a cluster's REST interface tells of the jobs of one consumer group. */
final class Jobs {
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

    private Jobs() {}

    static boolean isLive(FlinkRest rest, String job) {
        try {
            return !ENDED.contains(rest.get("/jobs/" + job).path("state").asText());
        } catch (IOException e) {
            // Unknown to this JobManager: another one ran it, and died.
            return true;
        }
    }

    /** The job that reads for the group now. */
    static Optional<String> running(FlinkRest rest, String group) throws IOException {
        return of(rest, group).stream()
                .filter(job -> !ENDED.contains(job.path("state").asText()))
                .map(job -> job.path("jid").asText())
                .findFirst();
    }

    /** The state with which the last job of the group ended. */
    static Optional<String> lastState(FlinkRest rest, String group) throws IOException {
        Optional<JsonNode> last =
                of(rest, group).stream()
                        .max(Comparator.comparing(job -> job.path("end-time").asLong()));
        if (last.isEmpty()) {
            return Optional.empty();
        }
        JsonNode latest =
                rest.get("/jobs/" + last.get().path("jid").asText() + "/checkpoints")
                        .path("latest");
        JsonNode savepoint = latest.path("savepoint");
        JsonNode checkpoint = latest.path("completed");
        boolean newer =
                savepoint.path("trigger_timestamp").asLong()
                        >= checkpoint.path("trigger_timestamp").asLong();
        String path = (newer ? savepoint : checkpoint).path("external_path").asText();
        return path.contains(":") ? Optional.of(path) : Optional.empty();
    }

    private static List<JsonNode> of(FlinkRest rest, String group) throws IOException {
        List<JsonNode> jobs = new ArrayList<>();
        for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
            JsonNode config = rest.get("/jobs/" + job.path("jid").asText() + "/config");
            JsonNode options = config.path("execution-config").path("user-config");
            if (options.path("input.group-id").asText().equals(group)) {
                jobs.add(job);
            }
        }
        return jobs;
    }
}
