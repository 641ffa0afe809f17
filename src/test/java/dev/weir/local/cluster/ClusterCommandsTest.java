package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flink-runtime-2.3.0.jar",
                "flink-shaded-guava-33.5.0-jre-21.0.jar",
                "flink-connector-base-2.3.0.jar",
                "commons-lang3-3.18.0.jar",
                "slf4j-api-1.7.36.jar"
            })
    void the_cluster_brings_flink_and_what_the_job_jar_leaves_out(String jar) {
        assertThat(ClusterCommands.isFlink(Path.of("target/lib", jar))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flink-cep-2.3.0.jar",
                "flink-connector-kafka-5.0.0-2.2.jar",
                "kafka-clients-4.2.1.jar",
                "kafka_2.13-4.2.1.jar",
                "jackson-databind-2.22.4.jar",
                "scala-library-2.13.17.jar"
            })
    void the_cluster_does_not_bring_what_is_in_the_job_jar_or_the_brokers(String jar) {
        assertThat(ClusterCommands.isFlink(Path.of("target/lib", jar))).isFalse();
    }
}
