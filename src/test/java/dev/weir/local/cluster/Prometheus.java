package dev.weir.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.Ports;
import dev.weir.local.Scripts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Prometheus of Debian on a free port of loopback. */
final class Prometheus implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address = "127.0.0.1:" + Ports.free();
    private final Process process;

    /**
     * @param programs the folder of prometheus
     * @param folder has {@code prometheus.yml}, and gets the data
     */
    Prometheus(Path programs, Path folder) throws IOException {
        process =
                new ProcessBuilder(
                                programs.resolve("prometheus").toString(),
                                "--config.file=" + folder.resolve("prometheus.yml"),
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=" + address)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
    }

    /** What {@code scripts/prometheus.sh} says. */
    static Scripts.Ran programs() throws IOException, InterruptedException {
        return Scripts.run(Map.of(), Scripts.command("prometheus.sh"));
    }

    static Scripts.Ran promtool(Path programs, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(programs.resolve("promtool").toString()));
        command.addAll(List.of(arguments));
        return Scripts.run(Map.of(), command);
    }

    /** The vector that answers the query now. */
    JsonNode query(String query) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        URI uri = URI.create("http://" + address + "/api/v1/query?query=" + encoded);
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        JsonNode body = LocalCluster.JSON.readTree(answer.body());
        if (answer.statusCode() != 200 || !body.at("/data/resultType").asText().equals("vector")) {
            throw new IOException(query + ": " + answer.body());
        }
        return body.at("/data/result");
    }

    /** Whether at least one alert of this name fires. */
    boolean fires(String alert) throws IOException, InterruptedException {
        return !query("ALERTS{alertname=\"" + alert + "\",alertstate=\"firing\"}").isEmpty();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
