package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink in this process, set up as {@code flink-conf/config.yaml} says. */
final class LocalFlink {
    private LocalFlink() {}

    static StreamExecutionEnvironment environment(int parallelism) throws IOException {
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration());
    }

    /** Checkpoints go to a temporary folder. */
    static Configuration configuration() throws IOException {
        Configuration settings = GlobalConfiguration.loadConfiguration("flink-conf");
        settings.removeConfig(TaskManagerOptions.TOTAL_PROCESS_MEMORY);
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Files.createTempDirectory("weir-bench-").toUri().toString());
        return settings;
    }
}
