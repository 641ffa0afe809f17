package dev.weir.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BrokerITCase {

    @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

    @Test
    void what_is_sent_is_read_back_in_order() throws Exception {
        String topic = BROKER.topic("echo", 1);

        BROKER.send(topic, "one".getBytes(UTF_8), "two".getBytes(UTF_8));

        assertThat(BROKER.read(topic, 2, "read_committed", Duration.ofSeconds(20)))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactly("one", "two");
    }

    @Test
    void creating_a_topic_twice_is_no_error_and_the_others_are_created() {
        String first = BROKER.topic("first", 1);
        String second = first + "-second";

        assertThat(Topics.create(BROKER.bootstrapServers(), 1, List.of(first, second)))
                .containsExactly(second);
    }

    @Test
    void a_taken_port_is_named(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Broker.start(taken.getLocalPort(), folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("port %d on 127.0.0.1 is not free", taken.getLocalPort());
        }
    }

    @Test
    void data_survives_a_restart_on_the_same_folder(@TempDir Path folder) {
        int port = Ports.free();
        try (Broker broker = Broker.start(port, folder)) {
            broker.createTopics(3, "kept");
        }
        try (Broker broker = Broker.start(port, folder)) {
            assertThat(Topics.create(broker.bootstrapServers(), 3, List.of("kept"))).isEmpty();
        }
    }
}
