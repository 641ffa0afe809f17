package dev.weir.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {

    @Test
    void without_options_a_free_port_is_taken_and_the_demo_ends() {
        DemoOptions options = DemoOptions.parse(List.of());

        assertThat(Ports.isFree(options.port())).isTrue();
        assertThat(options.keep()).isFalse();
    }

    @Test
    void options_are_read_in_any_order() {
        int port = Ports.free();

        assertThat(DemoOptions.parse(List.of("--keep", "--port", "" + port)))
                .isEqualTo(new DemoOptions(port, true, false));
    }

    @Test
    void a_busy_port_that_was_asked_for_is_named() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();

            assertThatThrownBy(() -> DemoOptions.parse(List.of("--port", "" + port)))
                    .hasMessage("port " + port + " is not free");
        }
    }

    @Test
    void anything_else_is_refused() {
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--fast")))
                .hasMessage("unknown option --fast; known are --port PORT and --keep");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--port")))
                .hasMessage("--port needs a number, not ''");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--port", "70000")))
                .hasMessage("port 70000 is not free");
    }
}
