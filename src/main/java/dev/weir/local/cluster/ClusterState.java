package dev.weir.local.cluster;

import dev.weir.local.Broker;
import dev.weir.local.Ports;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where a local cluster lies and which ports it took, kept in {@code cluster.properties} for the
 * commands that come later.
 */
final class ClusterState {

    private final Path folder;
    private final Properties ports = new Properties();

    ClusterState(Path folder) {
        this.folder = folder;
    }

    /** The project's root, told by the scripts; the current folder without them. */
    static Path root() {
        return Path.of(System.getProperty("weir.root", "")).toAbsolutePath();
    }

    /** Where the job jar, its libraries and the cluster lie, told by the scripts, too. */
    static Path home() {
        return Path.of(System.getProperty("weir.home", "target")).toAbsolutePath();
    }

    /** The cluster of {@code WEIR_CLUSTER_DIR}, or of {@code cluster} beside the job jar. */
    static ClusterState here() {
        String chosen = System.getenv().getOrDefault("WEIR_CLUSTER_DIR", "");
        Path folder = chosen.isEmpty() ? home().resolve("cluster") : Path.of(chosen);
        return new ClusterState(folder.toAbsolutePath());
    }

    /** As Flink takes it: a blank in it is a blank, where Java's URI would have %20. */
    static String uri(Path path) {
        return "file://" + path;
    }

    Path folder() {
        return folder;
    }

    String rest() {
        return "http://" + Broker.HOST + ":" + port("rest");
    }

    String bootstrapServers() {
        return Broker.HOST + ":" + port("kafka");
    }

    int port(String of) {
        return Integer.parseInt(ports.getProperty(of));
    }

    /**
     * Takes the ports that the environment names, otherwise the usual ones or, when those are
     * taken, any.
     */
    void choosePorts() throws IOException {
        choose("rest", "WEIR_REST_PORT", 8081);
        choose("kafka", "WEIR_KAFKA_PORT", 9092);
        choose("rpc", "WEIR_RPC_PORT", 6123);
        try (Writer file = Files.newBufferedWriter(file())) {
            ports.store(file, null);
        }
    }

    private void choose(String of, String variable, int usual) {
        String chosen = System.getenv().getOrDefault(variable, "");
        int port;
        if (chosen.isEmpty()) {
            port = Ports.isFree(usual) ? usual : Ports.free();
        } else if (chosen.matches("[0-9]{1,5}") && Ports.isFree(Integer.parseInt(chosen))) {
            port = Integer.parseInt(chosen);
        } else {
            throw new ClusterException(variable + "=" + chosen + " is not a free port");
        }
        ports.setProperty(of, String.valueOf(port));
    }

    /** Reads what an earlier start chose. */
    void load() {
        try (Reader file = Files.newBufferedReader(file())) {
            ports.load(file);
        } catch (IOException e) {
            throw new ClusterException(
                    "no cluster in " + folder + ": run scripts/cluster.sh start");
        }
    }

    private Path file() {
        return folder.resolve("cluster.properties");
    }
}
