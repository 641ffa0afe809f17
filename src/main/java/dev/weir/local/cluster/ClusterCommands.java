package dev.weir.local.cluster;

import dev.weir.local.Broker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * The command lines of a local cluster's processes, as the scripts of a Flink download make them.
 */
final class ClusterCommands implements Daemons.Commands {

    /** What the job jar brings itself; a second copy in the cluster would hide it. */
    private static final List<String> IN_JOB_JAR = List.of("flink-cep-", "flink-connector-kafka-");

    /** Flink and what it needs; the rest of the local class path is broker and job. */
    private static final List<String> CLUSTER =
            List.of(
                    "flink-",
                    "commons-cli-",
                    "commons-collections-",
                    "commons-compress-",
                    "commons-io-",
                    "commons-lang3-",
                    "commons-math3-",
                    "commons-text-",
                    "frocksdbjni-",
                    "javassist-",
                    "jsr305-",
                    "kryo-",
                    "log4j-",
                    "minlog-",
                    "objenesis-",
                    "reflectasm-",
                    "RoaringBitmap-",
                    "slf4j-api-",
                    "snakeyaml-engine-",
                    "snappy-java-");

    private final ClusterState state;
    private final Path conf = ClusterState.root().resolve("flink-conf");
    private final Configuration flink;

    ClusterCommands(ClusterState state) {
        this.state = state;
        this.flink = GlobalConfiguration.loadConfiguration(conf.toString());
        overrides().forEach(flink::setString);
    }

    @Override
    public List<String> of(Daemon daemon) throws IOException {
        return switch (daemon.name()) {
            case "broker" -> broker(daemon);
            case "jobmanager" -> jobManager(daemon);
            case "taskmanager" -> taskManager(daemon);
            case Watcher.NAME -> watcher(daemon);
            default -> throw new IllegalArgumentException(daemon.name());
        };
    }

    private List<String> watcher(Daemon daemon) {
        List<String> command = java(daemon, System.getProperty("java.class.path"));
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dweir.root=" + ClusterState.root());
        command.add("-Dweir.home=" + ClusterState.home());
        command.addAll(List.of(Watcher.class.getName(), state.folder().toString()));
        return command;
    }

    private List<String> broker(Daemon daemon) {
        List<String> command = java(daemon, System.getProperty("java.class.path"));
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", Broker.class.getName()));
        command.add(String.valueOf(state.port("kafka")));
        command.add(state.folder().resolve("broker").toString());
        return command;
    }

    private List<String> jobManager(Daemon daemon) throws IOException {
        JobManagerProcessSpec sizes = JobManagerProcessUtils.processSpecFromConfig(flink);
        List<String> command = java(daemon, flinkClassPath());
        command.addAll(words(JobManagerProcessUtils.generateJvmParametersStr(sizes, flink)));
        command.add(StandaloneSessionClusterEntrypoint.class.getName());
        command.addAll(arguments());
        command.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(sizes)));
        return command;
    }

    private List<String> taskManager(Daemon daemon) throws IOException {
        TaskExecutorProcessSpec sizes = TaskExecutorProcessUtils.processSpecFromConfig(flink);
        List<String> command = java(daemon, flinkClassPath());
        command.addAll(words(ProcessMemoryUtils.generateJvmParametersStr(sizes)));
        command.add(TaskManagerRunner.class.getName());
        command.addAll(arguments());
        command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(sizes)));
        return command;
    }

    private List<String> java(Daemon daemon, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(words(flink.get(CoreOptions.FLINK_JVM_OPTIONS)));
        command.add("-Dlog.file=" + daemon.log());
        command.add("-Dlog4j.configurationFile=" + conf.resolve("log4j.properties"));
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--configDir", conf.toString()));
        overrides().forEach((key, value) -> arguments.addAll(List.of("-D", key + "=" + value)));
        return arguments;
    }

    /** What differs from one start to the next: ports and folders. */
    private Map<String, String> overrides() {
        return Map.of(
                "rest.port", String.valueOf(state.port("rest")),
                // Else a web page of any origin can run a jar here.
                "web.access-control-allow-origin", state.rest(),
                "jobmanager.rpc.port", String.valueOf(state.port("rpc")),
                "execution.checkpointing.dir",
                        ClusterState.uri(state.folder().resolve("checkpoints")),
                "execution.checkpointing.savepoint-dir",
                        ClusterState.uri(state.folder().resolve("savepoints")),
                "io.tmp.dirs", state.folder().resolve("tmp").toString());
    }

    private static String flinkClassPath() throws IOException {
        try (Stream<Path> jars = Files.list(ClusterState.home().resolve("lib"))) {
            return jars.filter(ClusterCommands::isFlink)
                    .sorted()
                    .map(Path::toString)
                    .collect(Collectors.joining(":"));
        }
    }

    static boolean isFlink(Path jar) {
        String name = jar.getFileName().toString();
        return CLUSTER.stream().anyMatch(name::startsWith)
                && IN_JOB_JAR.stream().noneMatch(name::startsWith);
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
