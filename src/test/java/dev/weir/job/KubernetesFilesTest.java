package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What flink-conf/kubernetes says agrees with the job, with the pom and with config.yaml. */
class KubernetesFilesTest {
    private static final Pattern MODULES = Pattern.compile("--add-modules=\\S+\\s+");

    /** What config.yaml says for one small machine only. */
    private static final Pattern OF_ONE_MACHINE =
            Pattern.compile("(parallelism|taskmanager|jobmanager|rest|env)\\..*");

    /** What config.yaml leaves to the cluster. */
    private static final List<Class<?>> OF_THE_CLUSTER =
            List.of(
                    CheckpointingOptions.class,
                    HighAvailabilityOptions.class,
                    MetricOptions.class,
                    RestOptions.class,
                    TaskManagerOptions.class,
                    WebOptions.class);

    private final JsonNode spec = KubernetesFiles.deployment().path("spec");
    private final Map<String, String> flink = texts(spec.path("flinkConfiguration"));

    @TempDir Path folder;

    @Test
    void the_job_takes_its_options_and_finds_its_secrets_in_the_mounted_files() throws Exception {
        ObjectNode map = KubernetesFiles.kind("ConfigMap");
        String options = map.at("/data/job.properties").asText();
        Files.writeString(folder.resolve("kafka.properties"), "jaas=from the file\n");
        Path file =
                Files.writeString(
                        folder.resolve("job.properties"),
                        options.replace("/opt/weir/secrets", folder.toString()));

        JobConfig config =
                JobConfig.of("--config", file.toString(), "--rules.dir", "flink-conf/rules");

        assertThat(
                        new AdminClientConfig(config.input().kafka())
                                .getPassword("sasl.jaas.config")
                                .value())
                .isEqualTo("from the file");
        assertThat(config.rules().refused()).isEmpty();
        assertThat(config.rules().loaded()).hasSize(14);
    }

    @Test
    void what_the_options_name_is_mounted() {
        Map<String, String> mounted = new TreeMap<>();
        for (JsonNode mount : spec.at("/podTemplate/spec/containers/0/volumeMounts")) {
            mounted.put(mount.path("name").asText(), mount.path("mountPath").asText());
        }

        assertThat(spec.at("/podTemplate/spec/volumes").findValuesAsText("name"))
                .contains("weir-job", "weir-rules")
                .containsAll(mounted.keySet());
        assertThat(spec.at("/job/args/1").asText())
                .isEqualTo(mounted.get("job") + "/job.properties");
        assertThat(KubernetesFiles.kind("ConfigMap").at("/metadata/name").asText())
                .isEqualTo("weir-job");
        assertThat(KubernetesFiles.kind("ConfigMap").at("/data/job.properties").asText().lines())
                .contains(
                        "rules.dir=" + mounted.get("rules"),
                        "kafka.config.providers.file.param.allowed.paths="
                                + mounted.get("secrets"));
    }

    @Test
    void image_and_deployment_agree_with_the_build() throws IOException {
        String docker = Files.readString(KubernetesFiles.FOLDER.resolve("Dockerfile"));
        String pom = Files.readString(Path.of("pom.xml"));
        String version = only(pom, "<artifactId>weir</artifactId>\\s+<version>([0-9.]+)");
        String jar = only(docker, "COPY --chown=[0-9:]+ \\$\\{JAR\\} (\\S+)");
        String flinkVersion = EnvironmentInformation.getVersion();
        String user = spec.at("/podTemplate/spec/securityContext/runAsUser").asText();

        assertThat(spec.path("image").asText()).isEqualTo("registry.example/weir:" + version);
        assertThat(docker).contains("-t registry.example/weir:" + version + " .");
        assertThat(only(docker, "FROM (\\S+)")).isEqualTo("flink:" + flinkVersion + "-java17");
        assertThat(only(pom, "<maven.compiler.release>(\\d+)")).isEqualTo("17");
        assertThat(spec.path("flinkVersion").asText())
                .isEqualTo("v" + flinkVersion.replaceFirst("\\.[0-9]+$", "").replace('.', '_'));
        assertThat(only(docker, "ARG JAR=(\\S+)"))
                .isEqualTo("target/" + only(pom, "<finalName>(\\S+)</finalName>") + ".jar");
        assertThat(spec.at("/job/jarURI").asText()).isEqualTo("local://" + jar);
        assertThat(spec.at("/job/entryClass").asText()).isEqualTo(DetectionJob.class.getName());
        assertThat(only(docker, "USER (\\S+)")).isEqualTo(user + ":" + user);
        assertThat(only(docker, "--chown=(\\S+)")).isEqualTo(user + ":" + user);
    }

    @Test
    void the_job_is_sound_and_is_kept_as_on_the_cluster_of_the_scripts() {
        Map<String, String> expected = new HashMap<>(configYaml());
        expected.keySet().removeIf(key -> OF_ONE_MACHINE.matcher(key).matches());
        String jvm = MODULES.matcher(configYaml().get("env.java.opts.all")).replaceAll("");
        expected.put("env.java.opts.all", jvm.strip());

        assertThat(expected).containsKey("pipeline.auto-generate-uids").hasSizeGreaterThan(15);
        assertThat(flink).containsAllEntriesOf(expected);
    }

    @Test
    void the_rest_are_options_that_flink_knows_with_values_that_it_reads() throws Exception {
        Map<String, String> rest = new TreeMap<>(flink);
        rest.keySet().removeAll(configYaml().keySet());
        rest.put("taskmanager.numberOfTaskSlots", flink.get("taskmanager.numberOfTaskSlots"));
        Configuration configuration = Configuration.fromMap(rest);

        List<String> known = new ArrayList<>();
        for (ConfigOption<?> option : options()) {
            if (rest.containsKey(option.key())) {
                assertThat(configuration.getOptional(option)).as(option.key()).isPresent();
                known.add(option.key());
            }
        }

        assertThat(flink.get("metrics.reporter.prom.factory.class"))
                .isEqualTo(PrometheusReporterFactory.class.getName());
        assertThat(rest.keySet())
                .filteredOn(key -> !key.startsWith("metrics.reporter.prom."))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void two_task_managers_are_needed_and_the_state_outlives_all_processes() {
        int slots = Integer.parseInt(flink.get("taskmanager.numberOfTaskSlots"));

        assertThat(spec.at("/job/parallelism").asInt()).isEqualTo(2 * slots);
        assertThat(spec.at("/job/upgradeMode").asText()).isEqualTo("last-state");
        assertThat(flink).containsEntry("high-availability.type", "kubernetes");
        assertThat(flink.entrySet())
                .filteredOn(entry -> entry.getKey().matches(".*(storageDir|[.-]dir)"))
                .hasSize(3)
                .allMatch(entry -> entry.getValue().startsWith("s3://"));
    }

    @Test
    void probes_ask_where_the_processes_listen() {
        JsonNode jobManager = spec.at("/jobManager/podTemplate/spec/containers/0");
        JsonNode taskManager = spec.at("/taskManager/podTemplate/spec/containers/0");

        assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
                .allMatch(probe -> port(jobManager, probe).equals(flink.get("rest.port")));
        assertThat(List.of("startupProbe", "livenessProbe"))
                .allMatch(
                        probe ->
                                port(taskManager, probe).equals(flink.get("taskmanager.rpc.port")));
        assertThat(spec.at("/podTemplate/spec/containers/0/ports/0/containerPort").asText())
                .isEqualTo(flink.get("metrics.reporter.prom.port"));
        assertThat(spec.findValuesAsText("name").stream().filter("flink-main-container"::equals))
                .hasSize(3);
    }

    private static String port(JsonNode container, String probe) {
        JsonNode found = container.path(probe);
        return found.at(found.has("httpGet") ? "/httpGet/port" : "/tcpSocket/port").asText();
    }

    private static Map<String, String> configYaml() {
        return GlobalConfiguration.loadConfiguration("flink-conf").toMap();
    }

    private static Map<String, String> texts(JsonNode node) {
        return new ObjectMapper().convertValue(node, new TypeReference<>() {});
    }

    private static List<ConfigOption<?>> options() throws IllegalAccessException {
        List<ConfigOption<?>> options = new ArrayList<>();
        for (Class<?> holder : OF_THE_CLUSTER) {
            for (Field field : holder.getFields()) {
                if (field.get(null) instanceof ConfigOption<?> option) {
                    options.add(option);
                }
            }
        }
        return options;
    }

    /** The one group of the only place that matches. */
    private static String only(String text, String regex) {
        List<MatchResult> found = Pattern.compile(regex).matcher(text).results().toList();
        assertThat(found).as(regex).hasSize(1);
        return found.get(0).group(1);
    }
}
