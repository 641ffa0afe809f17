package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ToolTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Command(name = "sieve.sh", description = "Takes out what is coarse.")
    private static final class Sieve implements Callable<Integer> {
        @Option(names = "--mesh", paramLabel = "MM", description = "width of the mesh")
        private int mesh = 2;

        @Parameters(paramLabel = "FILE|-")
        private List<String> files = List.of();

        @Override
        public Integer call() throws Exception {
            if (mesh > 9) {
                throw new IllegalArgumentException("a mesh of " + mesh + " holds nothing");
            }
            if (mesh == 0) {
                throw new java.io.IOException("blocked");
            }
            return mesh + files.size();
        }
    }

    @Test
    void the_arguments_are_read_and_the_tool_gives_the_code() {
        assertThat(run("--mesh", "5", "a.json", "-")).isEqualTo(7);
        assertThat(log()).isEmpty();
    }

    @Test
    void help_is_shown_on_standard_output() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString(UTF_8))
                .startsWith("usage: sieve.sh")
                .contains("Takes out what is coarse.", "--mesh=MM", "width of the mesh");
        assertThat(log()).isEmpty();
    }

    @Test
    void wrong_usage_is_one_line_that_names_it() {
        assertThat(run("--mehs", "5")).isEqualTo(Tool.USAGE);
        assertThat(run("--mesh", "wide")).isEqualTo(Tool.USAGE);
        assertThat(run("--mesh")).isEqualTo(Tool.USAGE);
        assertThat(run("--mesh", "1", "--mesh", "2")).isEqualTo(Tool.USAGE);
        assertThat(run("--mesh", "10")).isEqualTo(Tool.USAGE);

        assertThat(log().lines())
                .containsExactly(
                        "sieve: unknown option '--mehs', perhaps --mesh; sieve.sh --help tells more",
                        "sieve: Invalid value for option '--mesh': 'wide' is not an int;"
                                + " sieve.sh --help tells more",
                        "sieve: Missing required parameter for option '--mesh' (MM);"
                                + " sieve.sh --help tells more",
                        "sieve: option '--mesh' (MM) should be specified only once;"
                                + " sieve.sh --help tells more",
                        "sieve: a mesh of 10 holds nothing");
    }

    @Test
    void a_failure_is_one_line_and_another_code() {
        assertThat(run("--mesh", "0")).isEqualTo(Tool.FAILED);
        assertThat(log()).isEqualTo("sieve: blocked\n");
    }

    private int run(String... arguments) {
        return Tool.run(
                new Sieve(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(log, true, UTF_8),
                arguments);
    }

    private String log() {
        return log.toString(UTF_8);
    }
}
