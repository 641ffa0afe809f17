package dev.weir.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a real browser. */
class ReportITCase {
    @TempDir Path folder;

    @Test
    void a_browser_shows_the_incidents_runs_nothing_foreign_and_fetches_nothing() throws Exception {
        Optional<String> browser = browser();
        assumeTrue(browser.isPresent(), "no chromium on the PATH: apt-get install chromium");
        AtomicInteger requests = new AtomicInteger();
        HttpServer trap =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                });
        trap.start();
        try {
            String url = "http://127.0.0.1:" + trap.getAddress().getPort() + "/x";
            String hostile =
                    "\"'></code></svg><script>document.body.textContent='owned'</script>"
                            + "<img src=%s><style>@import url(%s)</style>".formatted(url, url);
            List<JsonNode> alerts = new ArrayList<>(ReportStory.alerts());
            alerts.add(ReportStory.hostile(hostile));
            String dom = render(browser.get(), alerts);
            // The page's own script is allowed by its policy: it ran, so the filter works.
            assertThat(dom).contains("data-ready=\"true\"");
            assertThat(count(dom, "<article")).isEqualTo(6);
            assertThat(count(dom, "<svg class=\"timeline\"")).isEqualTo(6);
            assertThat(count(dom, "<script")).isEqualTo(1);
            assertThat(dom).contains("<h3>ws01</h3>", "<h3>srv02</h3>").doesNotContain("<img");
            assertThat(requests).hasValue(0);
        } finally {
            trap.stop(0);
        }
    }

    private String render(String browser, List<JsonNode> alerts) throws Exception {
        Path page = folder.resolve("report.html");
        Report.write(page, alerts, List.of(), Map.of());
        Path dom = folder.resolve("dom.html");
        Process process =
                new ProcessBuilder(
                                browser,
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--dump-dom",
                                page.toUri().toString())
                        .redirectOutput(dom.toFile())
                        .redirectError(folder.resolve("log").toFile())
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("browser ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(dom, StandardCharsets.UTF_8);
    }

    private static Optional<String> browser() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(
                        folder ->
                                Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
