package dev.weir.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.FlinkRest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A job in one line: what its state alone does not tell. */
final class JobStatus {

    private JobStatus() {}

    /** The jobs that have not ended. */
    static List<String> of(FlinkRest rest) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
            String id = job.path("jid").asText();
            if (Jobs.isLive(rest, id)) {
                lines.add(id + " " + job.path("name").asText() + ": " + told(rest, id, job));
            }
        }
        return lines;
    }

    private static String told(FlinkRest rest, String id, JsonNode job) throws IOException {
        JsonNode tasks = job.path("tasks");
        JsonNode restarts = rest.get("/jobs/" + id + "/metrics?get=numRestarts");
        JsonNode checkpoints = rest.get("/jobs/" + id + "/checkpoints");
        JsonNode last = checkpoints.path("latest").path("completed");
        String age =
                last.isMissingNode() || last.isNull()
                        ? "none yet"
                        : Duration.ofMillis(
                                                System.currentTimeMillis()
                                                        - last.path("latest_ack_timestamp")
                                                                .asLong())
                                        .toSeconds()
                                + " s ago";
        return "%s, %d of %d tasks run, restarts %s, last checkpoint %s, failed checkpoints %d"
                .formatted(
                        job.path("state").asText(),
                        tasks.path("running").asInt(),
                        tasks.path("total").asInt(),
                        restarts.path(0).path("value").asText("0"),
                        age,
                        checkpoints.path("counts").path("failed").asInt());
    }
}
