package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkRestTest {

    private final AtomicReference<String> received = new AtomicReference<>("");
    private HttpServer server;
    private FlinkRest rest;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        rest = new FlinkRest("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_job_runs_when_all_its_tasks_run() throws Exception {
        answer(
                "/jobs/1",
                200,
                "{\"vertices\":[{\"status\":\"RUNNING\"},{\"status\":\"RUNNING\"}]}");
        answer(
                "/jobs/2",
                200,
                "{\"vertices\":[{\"status\":\"RUNNING\"},{\"status\":\"CREATED\"}]}");
        answer("/jobs/3", 200, "{\"vertices\":[]}");

        assertThat(rest.runs("1")).isTrue();
        assertThat(rest.runs("2")).isFalse();
        assertThat(rest.runs("3")).isFalse();
    }

    @Test
    void an_error_is_told_by_its_innermost_cause() {
        answer(
                "/jobs/1",
                400,
                "{\"errors\":[\"Internal error.\",\"x.Outer: no\\n\\tat y\\nCaused by: z.Inner: option"
                        + " 'a' is unknown\\n\\tat z\"]}");

        assertThatThrownBy(() -> rest.get("/jobs/1"))
                .isInstanceOf(IOException.class)
                .hasMessage("z.Inner: option 'a' is unknown");
    }

    @Test
    void an_error_of_something_else_than_flink_is_told_in_its_words() {
        answer("/overview", 503, "upstream is away\n");

        assertThatThrownBy(() -> rest.get("/overview")).hasMessage("HTTP 503 upstream is away");
    }

    @Test
    void a_jar_is_sent_as_a_form_and_known_by_the_name_flink_gave_it(@TempDir Path folder)
            throws Exception {
        Path jar = Files.writeString(folder.resolve("weir.jar"), "bytes of the jar");
        answer("/jars/upload", 200, "{\"filename\":\"/tmp/upload/1234_weir.jar\"}");

        assertThat(rest.upload(jar)).isEqualTo("1234_weir.jar");
        assertThat(received.get())
                .contains("name=\"jarfile\"; filename=\"weir.jar\"")
                .contains("\r\n\r\nbytes of the jar\r\n--weir-");
    }

    @Test
    void nobody_there_is_said_with_the_way_out() {
        server.stop(0);

        assertThatThrownBy(() -> rest.get("/overview"))
                .hasMessageStartingWith("no Flink answers at http://127.0.0.1:")
                .hasMessageEndingWith("(scripts/cluster.sh start runs one)");
    }

    private void answer(String path, int status, String body) {
        server.createContext(
                path,
                exchange -> {
                    received.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    byte[] bytes = body.getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }
}
