package dev.weir.local.demo;

import dev.weir.local.Ports;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a demo was asked for. */
final class DemoOptions {

    private static final int USUAL_PORT = 8081;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "of the Flink dashboard (default: 8081, or a free one)")
    private int port;

    @Option(names = "--keep", description = "go on after the story, until Ctrl-C")
    boolean keep;

    @Option(
            names = "--rules.dir",
            paramLabel = "PATH",
            description = "rules to run instead of the story's own; their alerts are only shown")
    @Nullable Path rules;

    /** Whether standard output is a terminal, told by the script. */
    final boolean terminal = Boolean.getBoolean("weir.terminal");

    /**
     * The port of the dashboard.
     *
     * @throws IllegalArgumentException when the port that was asked for is not free
     */
    int port() {
        if (port == 0) {
            return Ports.isFree(USUAL_PORT) ? USUAL_PORT : Ports.free();
        }
        if (!Ports.isFree(port)) {
            throw new IllegalArgumentException("port " + port + " is not free");
        }
        return port;
    }
}
