package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The few calls of Flink's REST interface that the scripts need. */
public final class FlinkRest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;

    /**
     * @param address as {@code http://host:8081}, or {@code host:8081}
     */
    public FlinkRest(String address) {
        String url = address.contains("://") ? address : "http://" + address;
        this.address = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public String address() {
        return address;
    }

    /**
     * Reads what lies at the path.
     *
     * @throws IOException when nobody answers or the answer is an error; its message is one line
     */
    public JsonNode get(String path) throws IOException {
        return send(request(path).GET());
    }

    /** Sends a JSON document. */
    public JsonNode post(String path, Map<String, ?> body) throws IOException {
        String json = JSON.writeValueAsString(body);
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    /** Uploads a job jar and returns its id. */
    public String upload(Path jar) throws IOException {
        String boundary = "weir-" + UUID.randomUUID();
        String file = "form-data; name=\"jarfile\"; filename=\"" + jar.getFileName() + "\"";
        String head =
                String.join(
                        "\r\n",
                        "--" + boundary,
                        "Content-Disposition: " + file,
                        "Content-Type: application/x-java-archive",
                        "",
                        "");
        HttpRequest.BodyPublisher body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(jar),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        JsonNode answer =
                send(
                        request("/jars/upload")
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(body));
        return Path.of(answer.path("filename").asText()).getFileName().toString();
    }

    public void delete(String path) throws IOException {
        send(request(path).DELETE());
    }

    /** Ends a job without a savepoint. */
    public void cancel(String job) throws IOException {
        send(request("/jobs/" + job).method("PATCH", BodyPublishers.noBody()));
    }

    /** Whether every task of the job runs. */
    public boolean runs(String job) throws IOException {
        JsonNode vertices = get("/jobs/" + job).path("vertices");
        return !vertices.isEmpty()
                && vertices.findValues("status").stream()
                        .allMatch(status -> status.asText().equals("RUNNING"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer =
                    client.send(
                            request.version(HttpClient.Version.HTTP_1_1).build(),
                            BodyHandlers.ofString(UTF_8));
            if (answer.statusCode() >= 400) {
                throw new IOException(error(answer));
            }
            return JSON.readTree(answer.body());
        } catch (java.net.ConnectException e) {
            throw new IOException(
                    "no Flink answers at " + address + " (scripts/cluster.sh start runs one)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String error(HttpResponse<String> answer) {
        try {
            return cause(String.join("\n", JSON.readValue(answer.body(), Errors.class).errors()));
        } catch (IOException e) {
            return "HTTP " + answer.statusCode() + " " + cause(answer.body());
        }
    }

    /** The innermost cause out of a stack trace, in one line. */
    public static String cause(String trace) {
        List<String> lines = trace.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, last) -> last)
                .map(line -> line.substring("Caused by: ".length()))
                .orElse(lines.isEmpty() ? "no reason given" : lines.get(0));
    }

    private record Errors(List<String> errors) {}
}
