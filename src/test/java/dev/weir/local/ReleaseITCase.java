package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.demo.DemoEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of a release, unpacked and used where there is a JDK, and of other programs only what
 * every system has: no Maven, no sources, no library of an earlier build.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseITCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ARCHIVE = Path.of(System.getProperty("weir.release"));
    private static final List<String> PROGRAMS =
            List.of("basename", "dirname", "head", "mkdir", "sed");
    private static final int KAFKA = Ports.free();

    @TempDir static Path folder;

    private static Path release;
    private static Map<String, String> environment;

    /**
     * It mostly waits for its story, so that the other tests run beside it, and this one is last.
     */
    private static CompletableFuture<Scripts.Ran> demo;

    @BeforeAll
    static void unpack() throws Exception {
        assumeTrue(Files.exists(ARCHIVE), "no archive: scripts/release.sh makes it");
        assumeTrue(
                !isOlder(ARCHIVE, Path.of("target/weir.jar")),
                "the archive is of an earlier build: scripts/release.sh makes it anew");
        Scripts.Ran tar =
                Scripts.run(
                        Map.of(),
                        List.of("tar", "xzf", ARCHIVE.toString(), "-C", folder.toString()));
        assertThat(tar.exit()).as(tar.errors()).isZero();
        release = folder.resolve(ARCHIVE.getFileName().toString().replace(".tar.gz", ""));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String program : PROGRAMS) {
            Files.createSymbolicLink(bin.resolve(program), Scripts.find(program).orElseThrow());
        }
        environment =
                Map.of(
                        "PATH", bin.toString(),
                        "HOME", Files.createDirectory(folder.resolve("home")).toString(),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "WEIR_CLUSTER_DIR", "",
                        "WEIR_KAFKA_PORT", String.valueOf(KAFKA),
                        "WEIR_REST_PORT", String.valueOf(Ports.free()),
                        "WEIR_RPC_PORT", String.valueOf(Ports.free()),
                        "FLINK_REST", "");
        String port = String.valueOf(Ports.free());
        demo = CompletableFuture.supplyAsync(() -> script("demo.sh", "--port", port));
    }

    @AfterAll
    static void nothing_was_fetched() throws IOException {
        if (demo != null) {
            demo.join();
            assertThat(folder.resolve("home")).isEmptyDirectory();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void the_demo_tells_its_story() {
        Scripts.Ran ran = demo.join();

        assertThat(ran.exit()).as(ran.output() + ran.errors()).isZero();
        assertThat(ran.output()).contains("The story is over");
    }

    @Test
    void files_are_replayed() throws IOException {
        byte[] event = DemoEvent.load("eng-ws12-sysmon-armed").at(Instant.now(), "", 1);
        Path file = Files.write(folder.resolve("events.ndjson"), event);

        Scripts.Ran ran = script("replay.sh", file.toString());

        assertThat(ran.exit()).as(ran.errors()).isZero();
        assertThat(JSON.readTree(ran.output()).at("/weir/stage").asText()).isEqualTo("armed");
    }

    @Test
    void its_rules_are_checked() {
        Scripts.Ran ran =
                script("rules.sh", "check", release.resolve("flink-conf/rules").toString());

        assertThat(ran.exit()).as(ran.output() + ran.errors()).isZero();
        assertThat(ran.output().lines().filter(line -> line.matches("(event|sequence) .*")))
                .hasSize(14);
    }

    @Test
    void a_cluster_runs_the_job() throws Exception {
        Scripts.Ran started = script("cluster.sh", "start");
        try {
            assertThat(started.exit()).as(started.errors()).isZero();
            Scripts.Ran submitted = script("submit.sh");
            assertThat(submitted.exit()).as(submitted.errors()).isZero();
            String servers = Broker.HOST + ":" + KAFKA;
            byte[] event = DemoEvent.load("eng-ws12-sysmon-armed").at(Instant.now(), "", 1);
            Records.send(servers, "endpoint-events", event);

            assertThat(
                            Records.read(
                                    servers,
                                    "weir.alerts",
                                    1,
                                    "read_committed",
                                    Duration.ofMinutes(1)))
                    .hasSize(1);
        } finally {
            assertThat(script("cluster.sh", "stop").output()).contains("stopped broker");
        }
        assertThat(release.resolve("cluster/log")).isNotEmptyDirectory();
    }

    @Test
    void every_library_stands_in_the_list_of_parts_with_its_license() throws IOException {
        Set<String> listed = new TreeSet<>();
        List<String> unlicensed = new ArrayList<>();
        for (JsonNode part :
                JSON.readTree(release.resolve("lib-sbom.json").toFile()).path("components")) {
            String name = part.path("name").asText() + "-" + part.path("version").asText();
            listed.add(name + ".jar");
            if (part.path("licenses").isEmpty()) {
                unlicensed.add(name);
            }
        }

        assertThat(libraries()).extracting(jar -> jar.getFileName().toString()).isSubsetOf(listed);
        assertThat(unlicensed).isEmpty();
    }

    /** Two copies would be one that is used and one that is believed to be. */
    @Test
    void no_library_holds_what_the_job_jar_holds() throws IOException {
        Set<String> inJob = new TreeSet<>(classes(release.resolve("weir.jar")));
        Set<String> twice = new TreeSet<>();
        for (Path library : libraries()) {
            classes(library).stream().filter(inJob::contains).forEach(twice::add);
        }

        // Flink's processes, which do not have the job jar, pack with it.
        twice.removeIf(name -> name.startsWith("org/xerial/snappy/"));
        assertThat(twice).isEmpty();
    }

    private static Scripts.Ran script(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(release.resolve("scripts").resolve(name).toString());
        command.addAll(List.of(arguments));
        try {
            return Scripts.run(environment, command);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All but the one of the tools, which are Weir's own. */
    private static List<Path> libraries() throws IOException {
        Path tools = release.resolve("lib").resolve(release.getFileName() + ".jar");
        assertThat(tools).exists();
        try (Stream<Path> files = Files.list(release.resolve("lib"))) {
            return files.filter(jar -> !jar.equals(tools)).sorted().toList();
        }
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .toList();
        }
    }

    private static boolean isOlder(Path file, Path other) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) < 0;
    }
}
