package dev.weir.bench;

import dev.weir.local.Broker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The broker in a process of its own, so that its work is not counted. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final String servers;
    private final Path folder;

    private ServerProcess(Process process, String servers, Path folder) {
        this.process = process;
        this.servers = servers;
        this.folder = folder;
    }

    static ServerProcess start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path folder = Files.createTempDirectory("weir-bench-broker-");
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx1g",
                                "-Dlog4j.configurationFile="
                                        + System.getProperty("log4j.configurationFile"),
                                "-Dlog.file=" + System.getProperty("log.file") + ".broker",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Broker.class.getName(),
                                String.valueOf(port),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.appendTo(Child.ERRORS))
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the broker did not start, see " + Child.ERRORS);
        }
        return new ServerProcess(process, "127.0.0.1:" + port, folder);
    }

    String servers() {
        return servers;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

}
