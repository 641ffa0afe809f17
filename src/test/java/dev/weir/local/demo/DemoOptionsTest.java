package dev.weir.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoOptionsTest {

    @Test
    void without_options_a_free_port_is_taken_and_the_demo_ends() {
        DemoOptions options = options();

        assertThat(Ports.isFree(options.port())).isTrue();
        assertThat(options.keep).isFalse();
    }

    @Test
    void options_are_read_in_any_order() {
        int port = Ports.free();

        DemoOptions options = options("--keep", "--port", "" + port);

        assertThat(options.port()).isEqualTo(port);
        assertThat(options.keep).isTrue();
    }

    @Test
    void a_busy_port_that_was_asked_for_is_named() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();

            assertThatThrownBy(() -> options("--port", "" + port).port())
                    .hasMessage("port " + port + " is not free");
        }
    }

    private static DemoOptions options(String... arguments) {
        return CommandLine.populateCommand(new DemoOptions(), arguments);
    }
}
