package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node, loopback only) inside this process. {@link #main} runs it
 * as a process of its own.
 */
public final class Broker implements AutoCloseable {

    /** The only address that anything here listens on. */
    public static final String HOST = "127.0.0.1";

    private static final int NODE = 1;

    private static final String SETTINGS =
            """
            process.roles=broker,controller
            node.id=1
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=CLIENTS
            listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
            auto.create.topics.enable=false
            # Events carry old timestamps; retention by time would delete them at once.
            log.retention.hours=-1
            group.initial.rebalance.delay.ms=0
            # One partition each: the first commit and the first transaction wait for these.
            offsets.topic.num.partitions=1
            transaction.state.log.num.partitions=1
            share.coordinator.state.topic.num.partitions=1
            offsets.topic.replication.factor=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            # The default of 128 MB is for brokers that compact large topics.
            log.cleaner.dedupe.buffer.size=4194304
            """;

    private final int port;
    private final KafkaRaftServer server;
    private final @Nullable Path temporary;

    private Broker(int port, KafkaRaftServer server, @Nullable Path temporary) {
        this.port = port;
        this.server = server;
        this.temporary = temporary;
    }

    /** Starts a broker on a free port; its data goes to a temporary folder, deleted on close. */
    public static Broker start() {
        return start(Map.of());
    }

    /**
     * The same with more settings.
     *
     * @param more Kafka's names; they win
     */
    static Broker start(Map<String, String> more) {
        try {
            Path folder = Files.createTempDirectory("weir-broker-");
            return start(Ports.free(), folder, folder, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a broker on this port; its data stays in this folder and is found again by the next
     * start.
     *
     * @throws IllegalArgumentException when the port is taken
     */
    public static Broker start(int port, Path folder) {
        if (!Ports.isFree(port)) {
            throw new IllegalArgumentException("port " + port + " on " + HOST + " is not free");
        }
        return start(port, folder, null, Map.of());
    }

    private static Broker start(
            int port, Path folder, @Nullable Path temporary, Map<String, String> more) {
        Properties settings = settings(port, Ports.free(), folder);
        settings.putAll(more);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve("meta.properties"))) {
                format(folder);
            }
        } catch (Exception e) {
            throw new IllegalStateException("cannot prepare broker folder " + folder, e);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new Broker(port, server, temporary);
    }

    /** Value of {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Creates those of the topics that do not exist yet. */
    public void createTopics(int partitions, String... names) {
        Topics.create(bootstrapServers(), partitions, List.of(names));
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (temporary != null) {
            delete(temporary);
        }
    }

    /** {@code Broker PORT FOLDER}: runs until the process is told to stop. */
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: Broker PORT FOLDER");
            System.exit(2);
        }
        try {
            Broker broker = start(Integer.parseInt(args[0]), Path.of(args[1]));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
            System.out.println("broker ready at " + broker.bootstrapServers());
        } catch (IllegalArgumentException e) {
            System.err.println("broker: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .run();
    }

    private static Properties settings(int port, int controllerPort, Path folder) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(SETTINGS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String listener = "CLIENTS://" + HOST + ":" + port;
        String controller = HOST + ":" + controllerPort;
        settings.setProperty("listeners", listener + ",CONTROLLER://" + controller);
        settings.setProperty("advertised.listeners", listener);
        settings.setProperty("controller.quorum.voters", NODE + "@" + controller);
        settings.setProperty("log.dirs", folder.toString());
        return settings;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
