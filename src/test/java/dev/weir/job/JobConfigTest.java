package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.weir.episode.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigTest {
    @TempDir Path folder;

    @Test
    void windows_below_the_grid_of_the_ids_are_refused() {
        assertThatThrownBy(() -> JobConfig.of("--correlation.flip", "299 s"))
                .hasMessage(
                        "option 'correlation.flip' (299 s) must not be shorter than 5 min, the grid"
                                + " of the alerts' ids");
        assertThat(JobConfig.of("--correlation.flip", "5 min").detection().windows().flip())
                .isEqualTo(Duration.ofMinutes(5));
        assertThatThrownBy(
                        () ->
                                JobConfig.of(
                                        "--correlation.at-use",
                                        "1 min",
                                        "--correlation.task-created",
                                        "1 min",
                                        "--correlation.task-high",
                                        "1 min"))
                .hasMessageStartingWith("option 'correlation.at-use' (1 min) must not be shorter");
    }

    @Test
    void without_arguments_every_option_has_its_default() {
        JobConfig config = JobConfig.defaults();
        assertThat(config.detection().windows()).isEqualTo(Windows.defaults());
        assertThat(config.output().guarantee()).isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
        assertThat(config.input().topics()).containsExactly("endpoint-events");
        assertThat(config.input().kafka())
                .containsOnly(entry("bootstrap.servers", "localhost:9092"));
    }

    @Test
    void arguments_win_over_the_file() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("job.properties"),
                        "alerts.topic=from-file\ncorrelation.at-use=3 d\n");
        JobConfig config = JobConfig.of("--alerts.topic", "mine", "--config", file.toString());
        assertThat(config.output().alertsTopic()).isEqualTo("mine");
        assertThat(config.detection().windows().atUse()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void kafka_options_go_to_the_clients_without_their_prefix() {
        assertThat(JobConfig.of("--kafka.security.protocol", "SSL").input().kafka())
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void an_unknown_option_is_refused_with_its_place() throws IOException {
        Path file = Files.writeString(folder.resolve("job.properties"), "alert.topic=x\n");
        assertThatThrownBy(() -> JobConfig.of("--config", file.toString()))
                .hasMessageStartingWith("unknown option 'alert.topic' (" + file + ")");
    }

    @Test
    void the_value_of_an_unknown_option_may_be_a_password_and_is_not_repeated() {
        assertThatThrownBy(() -> JobConfig.of("--kafak.sasl.jaas.config", "secret"))
                .hasMessageContaining("'kafak.sasl.jaas.config'")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> JobConfig.of("--kafka.sasl.jaas.config", "hid", "den"))
                .hasMessage(
                        "what follows --kafka.sasl.jaas.config is no option: options are given as"
                                + " --key value");
    }

    @Test
    void the_options_in_force_are_shown_without_secrets() {
        assertThat(
                        JobConfig.of("--kafka.sasl.jaas.config", "secret", "--alerts.topic", "a")
                                .effective())
                .containsEntry("alerts.topic", "a")
                .containsEntry("correlation.flip", "1 h")
                .containsEntry("kafka.bootstrap.servers", "localhost:9092")
                .doesNotContainValue("secret");
    }

    @Test
    void two_kinds_of_record_in_one_topic_are_refused() {
        assertThatThrownBy(() -> JobConfig.of("--dead-letters.topic", "weir.exceptions"))
                .hasMessage(
                        "option 'exceptions.topic': 'weir.exceptions' is the topic of"
                                + " 'dead-letters.topic', too");
        assertThatThrownBy(() -> JobConfig.of("--alerts.topic", "weir.dead-letters"))
                .hasMessageContaining("'dead-letters.topic'");
    }

    @ParameterizedTest
    @CsvSource({
        "correlation.task-created, 10 d, correlation.at-use",
        "correlation.task-high, 3 d, correlation.task-created",
        "correlation.hold, 30 d, correlation.remember"
    })
    void a_window_that_would_have_no_effect_is_refused(String key, String value, String bound) {
        assertThatThrownBy(() -> JobConfig.of("--" + key, value))
                .hasMessageStartingWith("option '" + key + "' (" + value + ") must not be longer")
                .hasMessageContaining(bound);
    }

    @Test
    void a_missing_file_of_exceptions_is_refused_with_its_option() {
        assertThatThrownBy(() -> JobConfig.of("--exceptions.file", "missing.json"))
                .hasMessage(
                        "option 'exceptions.file' (command line): 'missing.json' is not a valid"
                                + " file: cannot read missing.json: no such file");
        assertThatThrownBy(() -> JobConfig.of("--exceptions.file", "packed:exceptions.json"))
                .hasMessageEndingWith("packed/exceptions.json is not in the job jar");
    }

    @Test
    void a_bad_value_is_refused_with_key_value_and_place() {
        assertThatThrownBy(() -> JobConfig.of("--correlation.flip", "soon"))
                .hasMessageStartingWith(
                        "option 'correlation.flip' (command line): 'soon' is not a valid duration");
        assertThatThrownBy(() -> JobConfig.of("--delivery.guarantee", "twice"))
                .hasMessageEndingWith("not one of at-least-once, exactly-once");
        assertThatThrownBy(() -> JobConfig.of("--filter.sample-every", "-1"))
                .hasMessageEndingWith("must be from 0 to 2147483647");
        assertThatThrownBy(() -> JobConfig.of("--tenant.pattern", "acme"))
                .hasMessageEndingWith("has no group");
        assertThatThrownBy(() -> JobConfig.of("--input.start", "yesterday"))
                .hasMessageContaining("option 'input.start' (command line): 'yesterday'");
    }

    @Test
    void a_topic_that_is_both_written_and_read_is_refused() {
        assertThatThrownBy(() -> JobConfig.of("--input.topics", "a,weir.alerts"))
                .hasMessage("option 'alerts.topic': 'weir.alerts' is an input topic, too");
        assertThatThrownBy(() -> JobConfig.of("--input.topic-pattern", "weir\\.dead.*"))
                .hasMessage(
                        "option 'dead-letters.topic': 'weir.dead-letters' is an input topic, too");
    }

    @Test
    void the_heartbeat_is_off_by_default_and_needs_a_topic_of_its_own() {
        assertThat(JobConfig.defaults().heartbeat().isOn()).isFalse();
        assertThat(JobConfig.of("--heartbeat.topic", "beats").heartbeat())
                .isEqualTo(new JobConfig.Heartbeat("beats", Duration.ofMinutes(1)));
        assertThatThrownBy(() -> JobConfig.of("--heartbeat.topic", "endpoint-events"))
                .hasMessage("option 'heartbeat.topic': 'endpoint-events' is an input topic, too");
        assertThatThrownBy(() -> JobConfig.of("--heartbeat.topic", "weir.alerts"))
                .hasMessage(
                        "option 'heartbeat.topic': 'weir.alerts' is the topic of 'alerts.topic',"
                                + " too");
        assertThatThrownBy(() -> JobConfig.of("--heartbeat.interval", "20 ms"))
                .hasMessage(
                        "option 'heartbeat.interval' (command line): '20 ms' is not a valid"
                                + " duration: must be at least 1 s");
    }

    @Test
    void a_name_that_kafka_would_not_take_is_refused() {
        assertThatThrownBy(() -> JobConfig.of("--alerts.topic", "my alerts"))
                .hasMessageEndingWith("'my alerts' is no Kafka topic name");
    }

    @Test
    void memory_that_is_shorter_than_the_window_is_refused() {
        assertThatThrownBy(() -> JobConfig.of("--correlation.remember", "7 d"))
                .hasMessageContaining("correlation.remember")
                .hasMessageContaining("correlation.at-use");
    }

    @Test
    void an_argument_that_is_no_option_is_refused() {
        assertThatThrownBy(() -> JobConfig.of("alerts.topic", "x"))
                .hasMessage("'alerts.topic' is no option: options are given as --key value");
        assertThatThrownBy(() -> JobConfig.of("--alerts.topic"))
                .hasMessage("option '--alerts.topic' has no value");
        assertThatThrownBy(() -> JobConfig.of("--alerts.topic", "x", "--alerts.topic", "y"))
                .hasMessage("option '--alerts.topic' is given twice");
        assertThatThrownBy(() -> JobConfig.of("--config", "missing.properties"))
                .hasMessageStartingWith("option '--config': cannot read 'missing.properties'");
    }
}
