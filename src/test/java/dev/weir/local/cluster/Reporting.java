package dev.weir.local.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.local.Ports;
import dev.weir.local.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has the {@link LocalCluster} of a class report to Prometheus, by what {@code config.yaml} holds
 * as comments; skips the class where there is no Prometheus.
 */
final class Reporting implements BeforeAllCallback, AfterAllCallback {

    private final List<Integer> ports = List.of(Ports.free(), Ports.free());
    private Path programs = Path.of("");

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Scripts.Ran ran = Prometheus.programs();
        assumeTrue(ran.exit() == 0, ran.errors());
        programs = Path.of(ran.output().strip());
        Path root = Files.createDirectory(LocalCluster.folder.resolve("root"));
        Path conf = Files.createDirectory(root.resolve("flink-conf"));
        copy(Path.of("flink-conf"), conf);
        Path yaml = conf.resolve("config.yaml");
        Files.writeString(yaml, uncommented(Files.readString(yaml)));
        Files.createSymbolicLink(root.resolve("target"), Path.of("target").toAbsolutePath());
        LocalCluster.javaOptions = "-Dweir.root=" + root;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        LocalCluster.javaOptions = "";
    }

    /** The folder of prometheus and promtool. */
    Path programs() {
        return programs;
    }

    /** The folder's scrape configuration and rules, in which a minute takes a second. */
    Path hurried(Path folder) throws IOException {
        Path source = Path.of("flink-conf/prometheus");
        String scrape =
                Files.readString(source.resolve("prometheus.yml"))
                        .replace("15s", "1s")
                        .replace("9249", ports.get(0).toString())
                        .replace("9250", ports.get(1).toString());
        String rules =
                Files.readString(source.resolve("weir.rules.yml"))
                        .replaceAll("(for: |\\[)(\\d+)m", "$1$2s")
                        .replace("> 3600000", "> 3600");
        Files.writeString(folder.resolve("prometheus.yml"), scrape);
        Files.writeString(folder.resolve("weir.rules.yml"), rules);
        return folder;
    }

    private String uncommented(String yaml) {
        String ours = "port: " + ports.get(0) + "," + ports.get(1);
        int from = yaml.indexOf("# metrics:");
        int to = yaml.indexOf("\n\n", from);
        return yaml.substring(0, from)
                + yaml.substring(from, to)
                        .replaceAll("(?m)^# ", "")
                        .replaceAll("port: [0-9-]+", ours)
                + yaml.substring(to);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
