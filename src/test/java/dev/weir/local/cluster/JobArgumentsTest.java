package dev.weir.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobArgumentsTest {

    @Test
    void a_config_file_is_read_here_and_options_beside_it_win(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("job.properties");
        Files.writeString(file, "input.topics=from-file\nalerts.topic = alerts \n");

        JobArguments arguments = JobArguments.of(file, List.of("--input.topics", "from-line"));

        assertThat(arguments.list())
                .containsExactly("--alerts.topic", "alerts", "--input.topics", "from-line");
    }

    @Test
    void a_default_gives_way_to_what_is_set() {
        JobArguments set = parse("--kafka.bootstrap.servers", "far:9092");

        assertThat(set.withDefault("kafka.bootstrap.servers", "near:1").list())
                .containsExactly("--kafka.bootstrap.servers", "far:9092");
        assertThat(parse().withDefault("kafka.bootstrap.servers", "near:1").list())
                .containsExactly("--kafka.bootstrap.servers", "near:1");
    }

    @Test
    void the_exceptions_file_goes_with_the_jar_because_the_cluster_has_no_such_folder() {
        JobArguments arguments = parse("--exceptions.file", "mine.json");

        assertThat(arguments.files())
                .containsExactly(entry("exceptions.json", Path.of("mine.json")));
        assertThat(arguments.packed().list())
                .containsExactly("--exceptions.file", "packed:exceptions.json");
        assertThat(parse("--exceptions.file", "").packed().list())
                .containsExactly("--exceptions.file", "");
    }

    @Test
    void the_rules_go_with_the_jar_as_a_zip() {
        JobArguments arguments = parse("--rules.dir", "mine");

        assertThat(arguments.files()).containsExactly(entry("rules.zip", Path.of("mine")));
        assertThat(arguments.packed().list()).containsExactly("--rules.dir", "packed:rules.zip");
    }

    @Test
    void a_file_is_found_again_from_another_folder() {
        assertThat(parse("--rules.dir", "mine", "--exceptions.file", "").absolute().list())
                .containsExactly(
                        "--rules.dir",
                        Path.of("mine").toAbsolutePath().toString(),
                        "--exceptions.file",
                        "");
    }

    @Test
    void an_option_twice_is_refused() {
        assertThatThrownBy(() -> parse("--alerts.topic", "a", "--alerts.topic", "b"))
                .hasMessage("--alerts.topic is given twice");
    }

    @Test
    void what_is_wrong_is_named() {
        assertThatThrownBy(() -> parse("input.topics", "a"))
                .hasMessage("expected --option, found input.topics");
        assertThatThrownBy(() -> parse("--kafka.sasl.jaas.config", "hid", "den"))
                .hasMessage(
                        "expected --option, found more than one value of --kafka.sasl.jaas.config");
        assertThatThrownBy(() -> parse("--input.topics")).hasMessage("no value for --input.topics");
        assertThatThrownBy(() -> JobArguments.of(Path.of("/no/such/file"), List.of()))
                .hasMessage("--config /no/such/file cannot be read");
    }

    private static JobArguments parse(String... arguments) {
        return JobArguments.of(null, List.of(arguments));
    }
}
