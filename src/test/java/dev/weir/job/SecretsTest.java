package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.client.deployment.application.ApplicationConfiguration;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.sasl.jaas.config",
                "kafka.ssl.key.password",
                "kafka.ssl.keystore.key",
                "kafka.ssl.keystore.password",
                "kafka.ssl.keystore.certificate.chain",
                "kafka.ssl.truststore.password",
                "kafka.ssl.truststore.certificates",
                "kafka.sasl.oauthbearer.client.credentials.client.secret",
                "kafka.basic.auth.user.info",
                "kafka.config.providers.vault.param.token",
                "kafka.my.API-KEY"
            })
    void a_secret_is_known_by_its_name(String option) {
        assertThat(Secrets.shown(option, "hidden")).isEqualTo("******");
        assertThat(Secrets.inClear(Map.of(option, "hidden"))).containsExactly(option);
        assertThat(Secrets.inClear(Map.of(option, "${file:/run/secrets/kafka:it}"))).isEmpty();
        assertThat(Secrets.inClear(Map.of(option, ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.bootstrap.servers",
                "kafka.security.protocol",
                "kafka.sasl.mechanism",
                "kafka.ssl.truststore.location",
                "kafka.sasl.oauthbearer.token.endpoint.url",
                "kafka.config.providers",
                "kafka.config.providers.file.class",
                "kafka.client.id",
                "alerts.topic"
            })
    void what_is_no_secret_may_stand_anywhere(String option) {
        assertThat(Secrets.inClear(Map.of(option, "seen"))).isEmpty();
    }

    @Test
    void a_value_may_tell_that_it_is_one() {
        assertThat(Secrets.shown("kafka.interceptor.settings", "user=a;password=hidden"))
                .isEqualTo("******");
    }

    @Test
    void the_dashboard_gets_every_option_and_no_secret() {
        assertThat(
                        JobConfig.of(
                                        "--kafka.ssl.key.password",
                                        "hidden",
                                        "--kafka.client.rack",
                                        "r1")
                                .effective())
                .containsEntry("kafka.ssl.key.password", "******")
                .containsEntry("kafka.client.rack", "r1");
    }

    @Test
    void a_secret_among_the_arguments_of_an_application_cluster_is_exposed() {
        Configuration cluster = new Configuration();
        Properties kafka = new Properties();
        kafka.setProperty("ssl.key.password", "hidden");
        kafka.setProperty("client.rack", "r1");
        assertThat(Secrets.exposed(kafka, cluster)).isEmpty();

        cluster.set(
                ApplicationConfiguration.APPLICATION_ARGS,
                List.of("--kafka.client.rack", "r1", "--kafka.ssl.key.password", "hidden"));

        assertThat(Secrets.exposed(kafka, cluster)).containsExactly("kafka.ssl.key.password");
    }
}
