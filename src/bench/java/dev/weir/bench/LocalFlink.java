package dev.weir.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink in this process, set up as {@code flink-conf/config.yaml} says. Runs one job after another,
 * so that what Flink itself needs is compiled once.
 */
final class LocalFlink {
    private final MiniCluster cluster;
    private final Configuration settings;

    private LocalFlink(MiniCluster cluster, Configuration settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    static LocalFlink start(int slots) throws Exception {
        Configuration settings = configuration();
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings)
                                .setNumSlotsPerTaskManager(slots)
                                .build());
        cluster.start();
        return new LocalFlink(cluster, settings);
    }

    /** For one job. */
    StreamExecutionEnvironment environment(int parallelism) throws Exception {
        URI rest = cluster.getRestAddress().get();
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createRemoteEnvironment(
                        rest.getHost(), rest.getPort(), settings);
        environment.setParallelism(parallelism);
        return environment;
    }

    /** Checkpoints go to a temporary folder. */
    static Configuration configuration() throws IOException {
        Configuration settings = GlobalConfiguration.loadConfiguration("flink-conf");
        settings.removeConfig(TaskManagerOptions.TOTAL_PROCESS_MEMORY);
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Files.createTempDirectory("weir-bench-").toUri().toString());
        return settings;
    }
}
