package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exceptions.ExceptionFile;
import dev.weir.exceptions.ExceptionRule;
import dev.weir.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.api.Test;

/**
 * The files in flink-conf say what the code says. With {@code -Dweir.golden=write} job.properties
 * is written anew.
 */
class ConfigurationFilesTest {

    private static final Path FOLDER = Path.of("flink-conf");

    @Test
    void job_properties_lists_every_option_with_its_default_and_nothing_else() throws Exception {
        String head =
                """
                # Every option of the job with its default. A copy of this file goes to the job as
                #   scripts/submit.sh --config FILE
                # or an option by itself as --key value, which wins over the file. Any property of a
                # Kafka client can be added as kafka.<property>.
                """;
        String expected =
                JobOptions.ALL.stream()
                        .map(ConfigurationFilesTest::entry)
                        .collect(Collectors.joining("\n", head + "\n", ""));

        Path file = FOLDER.resolve("job.properties");
        Golden.assertText(file, expected);
    }

    @Test
    void job_properties_is_taken_as_it_stands() {
        JobConfig config = JobConfig.of("--config", FOLDER.resolve("job.properties").toString());

        assertThat(config).isEqualTo(JobConfig.defaults());
    }

    @Test
    void example_exceptions_are_valid() {
        List<ExceptionRule> rules = ExceptionFile.read(FOLDER.resolve("exceptions.example.json"));

        assertThat(rules)
                .extracting(ExceptionRule::id)
                .containsExactly("patchtool-2027", "onedrive-update-task");
    }

    @Test
    void flink_refuses_forgotten_uids_and_kryo() {
        Configuration flink = GlobalConfiguration.loadConfiguration(FOLDER.toString());

        assertThat(flink.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
        assertThat(flink.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
    }

    private static String entry(Option<?, ?> option) {
        return "# " + wrapped(option) + "\n" + option.key() + "=" + option.text() + "\n";
    }

    private static String wrapped(Option<?, ?> option) {
        String text = option.description() + " (" + option.type() + ")";
        return text.replaceAll("(.{1,95})(?: |$)", "$1\n# ").replaceAll("\\s*# $", "");
    }
}
